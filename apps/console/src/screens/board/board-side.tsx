import { type BoardView } from '../../api/types';
import { Basis, type Check, CheckList, Fact, Facts, Instant, Notice, Panel, PermissionButton } from '../../ui';
import { lastDay } from '../../words/validity';

export interface BoardSideProps {
  view: BoardView;
  refusal?: string;
  onEstablish(): void;
}

/** How the board stands to its rule. Basis: LA-9.1, LA-20.2 */
function checksOf({ composition, basis }: BoardView): Check[] {
  const { members, heads, deputies, leastMembers, mostMembers, faults, notes } = composition;
  const bounds = [leastMembers !== null && `ít nhất ${leastMembers}`, mostMembers !== null && `nhiều nhất ${mostMembers}`]
    .filter(Boolean)
    .join(', ');
  return [
    ...faults.map((fault): Check => ({ key: fault.code, text: fault.message, state: 'err', basis })),
    ...(faults.length === 0
      ? [
          {
            key: 'counted',
            text: `${members} thành viên: ${heads} Trưởng Ban, ${deputies} Phó Trưởng Ban`,
            state: 'ok' as const,
            note: bounds ? `Quy chế: ${bounds} thành viên.` : undefined,
            basis,
          },
        ]
      : []),
    ...notes.map((note): Check => ({ key: note, text: note, state: 'warn' })),
  ];
}

export function BoardSide({ view, refusal, onEstablish }: BoardSideProps) {
  const { board, composition } = view;
  const blocked =
    composition.faults.length > 0 ? `Thành phần chưa đúng: ${composition.faults.map((fault) => fault.message).join(' ')}` : undefined;
  if (!view.hasOwnBoard) {
    return (
      <Notice tone="info" title="Trang này không lập Ban Biên tập riêng">
        {view.decidedByLabel} giao thành viên của Ban Biên tập Cổng tỉnh quản lý trang. <Basis id={view.basis} short />
      </Notice>
    );
  }
  return (
    <div>
      <Panel title="Kiểm tra thành phần">
        <CheckList items={checksOf(view)} />
      </Panel>
      <Panel title="Quyết định thành lập" extra={<Basis id={view.basis} short />}>
        {board?.decisionDate ? (
          <Facts>
            {board.decisionNumber && <Fact name="Số">{board.decisionNumber}</Fact>}
            <Fact name="Ngày ký">
              <Instant value={board.decisionDate} />
            </Fact>
            {board.decidedBy && <Fact name="Người quyết định">{board.decidedBy}</Fact>}
            {board.validFrom && (
              <Fact name="Hoạt động từ">
                <Instant value={board.validFrom} />
              </Fact>
            )}
            {board.validTo && (
              <Fact name="Đến hết">
                <Instant value={lastDay(board.validTo)} />
              </Fact>
            )}
          </Facts>
        ) : (
          <p className="hint">
            Chưa có. {view.decidedByLabel} quyết định thành lập; khi chưa có, trang chưa trình, duyệt hay đăng được nội dung.
          </p>
        )}
        <PermissionButton
          type={board?.state === 'active' ? 'default' : 'primary'}
          refusal={refusal ?? blocked}
          basis={view.basis}
          onClick={onEstablish}
        >
          {board?.state === 'active' ? 'Ghi quyết định mới' : 'Kích hoạt theo quyết định'}
        </PermissionButton>
      </Panel>
      {view.former.length > 0 && (
        <Panel title="Các Ban trước">
          <Facts>
            {view.former.map((former) => (
              <Fact key={former.id} name={former.decisionNumber ?? 'Quyết định'}>
                {former.validFrom && <Instant value={former.validFrom} />}
                {former.validTo && (
                  <>
                    {' '}
                    đến hết <Instant value={lastDay(former.validTo)} />
                  </>
                )}
              </Fact>
            ))}
          </Facts>
        </Panel>
      )}
    </div>
  );
}
