import { useMemo, useState } from 'react';
import { type SeatView } from '../../api/types';
import { useToday } from '../../theme/use-today';
import { EmptyState, Instant, Panel, PermissionButton, PlainTable, StatusTag, Why } from '../../ui';
import { SEAT_NAMES, SEAT_ORDER } from '../../words/roles';
import { lastDay } from '../../words/validity';
import { EndSeatDialog } from './end-seat-dialog';

const SIGNS: Partial<Record<SeatView['kind'], string>> = {
  head: 'Có',
  deputy: 'Khi được ủy quyền',
  member: 'Lĩnh vực phụ trách',
};

export function SeatTable({ site, seats, refusal }: { site: string; seats: SeatView[]; refusal?: string }) {
  const today = useToday();
  const [ending, setEnding] = useState<SeatView | null>(null);
  const sorted = useMemo(() => seats.toSorted((a, b) => SEAT_ORDER.indexOf(a.kind) - SEAT_ORDER.indexOf(b.kind)), [seats]);
  return (
    <Panel title="Vị trí" flush>
      {sorted.length === 0 ? (
        <EmptyState title="Chưa có ai giữ vị trí">Người đứng đầu đơn vị quyết định từng vị trí, có số và ngày quyết định.</EmptyState>
      ) : (
        <PlainTable caption="Các vị trí trên trang" columns={['Vị trí', 'Họ tên, chức vụ', 'Thời gian', 'Ký duyệt', 'Thao tác']}>
          {sorted.map((seat) => (
            <tr key={seat.id}>
              <th scope="row">{SEAT_NAMES[seat.kind]}</th>
              <td>
                <b>{seat.accountName}</b>
                <small>{[seat.position, seat.sector].filter(Boolean).join(', ')}</small>
                <small>
                  {seat.decisionNumber}, <Instant value={seat.decisionDate} />
                </small>
              </td>
              <td data-label="Thời gian">
                từ <Instant value={seat.validFrom} />
                {seat.validTo && (
                  <small>
                    đến hết <Instant value={lastDay(seat.validTo)} />
                  </small>
                )}
                {seat.validFrom > today && <StatusTag tone="info">Sắp giữ</StatusTag>}
              </td>
              <td data-label="Ký duyệt">
                {SIGNS[seat.kind] ?? (
                  <>
                    Không{' '}
                    <Why title="Vì sao không ký duyệt" basis="LA-9.4.a">
                      Trưởng Ban trực tiếp duyệt; Phó Trưởng Ban ký khi được ủy quyền; thành viên ký trong lĩnh vực phụ trách khi quy chế
                      cho phép.
                    </Why>
                  </>
                )}
              </td>
              <td>
                {seat.validTo === null && (
                  <PermissionButton
                    size="small"
                    refusal={refusal}
                    basis="LA-20.2"
                    aria-label={`Thôi giao: ${SEAT_NAMES[seat.kind]}, ${seat.accountName}`}
                    onClick={() => setEnding(seat)}
                  >
                    Thôi giao
                  </PermissionButton>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {ending && <EndSeatDialog site={site} seat={ending} onClose={() => setEnding(null)} />}
    </Panel>
  );
}
