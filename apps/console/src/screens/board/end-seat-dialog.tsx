import { Form } from 'antd';
import { type SeatDecision, useEndSeat } from '../../api/hooks/board';
import { type SeatView } from '../../api/types';
import { DecisionFields } from '../../forms/decision-fields';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';
import { SEAT_NAMES } from '../../words/roles';
import { dayAfter } from '../../words/validity';

type Values = SeatDecision & { lastDay: string };
type Body = SeatDecision & { seat: string; endsOn: string };

export function EndSeatDialog({ site, seat, onClose }: { site: string; seat: SeatView; onClose(): void }) {
  const end = useEndSeat(site);
  return (
    <FormDialog<Values, Body>
      title={`Thôi giao: ${SEAT_NAMES[seat.kind]}`}
      submit="Thôi giao vị trí"
      done="Đã ghi ngày kết thúc"
      danger
      draftKey={`end-seat:${seat.id}`}
      initial={{}}
      change={end}
      body={({ lastDay, ...decision }) => ({ ...decision, seat: seat.id, endsOn: dayAfter(lastDay) })}
      fields={{ endsOn: 'lastDay' }}
      intro={
        <p>
          <b>{seat.accountName}</b>, {seat.position}. Chữ ký đã ký vẫn còn giá trị.
        </p>
      }
      onClose={onClose}
    >
      <DecisionFields />
      <Form.Item name="lastDay" label="Giữ vị trí đến hết ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
        <DateField min={seat.validFrom} />
      </Form.Item>
    </FormDialog>
  );
}
