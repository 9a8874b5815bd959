import { type BoardView } from '../../api/types';
import { StatusTag } from '../../ui';

const TONES = { draft: 'warn', active: 'ok', ended: 'mute' } as const;

export function BoardState({ view }: { view: BoardView }) {
  const faults = view.composition.faults.length;
  return (
    <span className="summary-flow">
      {!view.hasOwnBoard && <StatusTag tone="info">Không lập Ban riêng</StatusTag>}
      {view.hasOwnBoard && view.board && <StatusTag tone={TONES[view.board.state]}>{view.board.stateLabel}</StatusTag>}
      {view.hasOwnBoard && !view.board && <StatusTag tone="warn">Chưa có Ban Biên tập</StatusTag>}
      {faults > 0 && <StatusTag tone="err">{faults} điểm chưa đúng quy định thành phần</StatusTag>}
    </span>
  );
}
