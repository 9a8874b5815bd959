import type { Board } from './board.js';
import { boardStates } from './board.states.js';
import type { BoardView } from './boards.service.js';
import type { BoardDto, BoardResponse } from './http/board.dto.js';

const toBoard = ({ id, state, decisionNumber, decisionDate, decidedBy, validFrom, validTo }: Board): BoardDto => ({
  id,
  state,
  stateLabel: boardStates.label(state),
  decisionNumber,
  decisionDate,
  decidedBy,
  validFrom,
  validTo,
});

export const toBoardResponse = ({ rule, board, former, seats, composition }: BoardView): BoardResponse => ({
  hasOwnBoard: rule.value.board === 'own',
  decidedByLabel: rule.value.decidedByLabel,
  basis: rule.basis,
  board: board && toBoard(board),
  former: former.map(toBoard),
  seats: seats.map(({ seatId, kind, accountId, accountName, position, unitId, sector }) => ({
    seatId,
    kind,
    accountId,
    accountName,
    position,
    unitId,
    sector,
  })),
  composition: {
    ...composition.counted,
    leastMembers: rule.value.members.min,
    mostMembers: rule.value.members.max,
    faults: composition.faults.map(({ code, message }) => ({ code, message })),
    notes: [...composition.notes],
  },
});
