import { type BoardDecisionInput } from '../../api/types';
import { Form } from 'antd';
import { useEstablishBoard } from '../../api/hooks/board';
import { DecisionFields } from '../../forms/decision-fields';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';

/** The board exists by a decision; from then on content can be submitted and signed. Basis: LA-9.1.a, LA-20.2 */
export function BoardDialog({ site, onClose }: { site: string; onClose(): void }) {
  const establish = useEstablishBoard(site);
  return (
    <FormDialog<BoardDecisionInput, BoardDecisionInput>
      title="Quyết định thành lập Ban Biên tập"
      submit="Kích hoạt Ban Biên tập"
      done="Đã kích hoạt Ban Biên tập"
      draftKey={`board:${site}`}
      initial={{}}
      change={establish}
      body={(values) => values}
      intro={<p className="hint">Thành phần được kiểm tra theo quy chế với các vị trí đang có hiệu lực, và lưu cùng quyết định.</p>}
      onClose={onClose}
    >
      <DecisionFields />
      <Form.Item name="validFrom" label="Hoạt động từ ngày" extra="Bỏ trống là từ ngày ký.">
        <DateField />
      </Form.Item>
    </FormDialog>
  );
}
