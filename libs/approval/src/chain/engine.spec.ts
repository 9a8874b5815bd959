import { describe, expect, it } from '@jest/globals';
import { SEAT_KINDS, type ChainRoute, type ChainStage, type SeatKind } from '@cong-tinh/regulation';
import fc from 'fast-check';
import { apply, maySign, missingSigners, nextStages, type Progress } from './engine.js';
import type { Signer } from './signer.js';

const seat = fc.constantFrom<SeatKind>(...SEAT_KINDS);
const stage = fc.record({
  need: fc.constantFrom('all' as const, 'any' as const),
  seats: fc.uniqueArray(seat, { minLength: 1, maxLength: 3 }),
});
const gate = { signers: [{ seats: ['editor' as const] }], basis: 'x' };

const routeOf = (stages: readonly { need: 'all' | 'any'; seats: readonly SeatKind[] }[]): ChainRoute => ({
  key: 'r',
  label: 'r',
  basis: 'x',
  submit: gate,
  publish: gate,
  stages: stages.map(({ need, seats }, index): ChainStage => ({
    key: `s${index}`,
    label: 's',
    need,
    signers: seats.map((one) => ({ seats: [one] })),
    verdicts: [],
    basis: 'x',
  })),
});

const people = (kinds: readonly (readonly SeatKind[])[]): Signer[] =>
  kinds.map((held, index) => ({
    accountId: `p${index}`,
    posts: held.map((kind) => ({ seatId: `${index}-${kind}`, kind, position: '', unitId: null, sector: null })),
    delegations: [],
  }));

/** Everybody tries to sign in a given order until nothing changes any more. */
function run(route: ChainRoute, signers: readonly Signer[], authorIds: readonly string[]) {
  let progress: Progress = { route, authorMaySign: false, authors: { accountIds: authorIds, posts: [], barred: [] }, signed: [] };
  let granted = false;
  for (let changed = true; changed && !granted;) {
    changed = false;
    for (const signer of signers) {
      const answer = maySign(progress, signer);
      if (!answer.allowed) continue;
      const after = apply(progress, { stage: answer.stage.key, rule: answer.rule, accountId: signer.accountId });
      progress = { ...progress, signed: after.signed };
      granted = after.granted;
      changed = true;
      break;
    }
  }
  return { signed: progress.signed, granted };
}

describe('any chain', () => {
  const world = fc.tuple(
    fc.array(stage, { minLength: 1, maxLength: 4 }),
    fc.array(fc.uniqueArray(seat, { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
  );

  it('is never signed by an author, nor twice by one person at a stage, nor by one without the seat', () => {
    fc.assert(
      fc.property(world, ([stages, held]) => {
        const signers = people(held);
        const route = routeOf(stages);
        const { signed } = run(route, signers, ['p0']);
        for (const one of signed) {
          expect(one.accountId).not.toBe('p0');
          const rule = route.stages.find(({ key }) => key === one.stage)!.signers[one.rule]!;
          expect(signers.find(({ accountId }) => accountId === one.accountId)!.posts.some(({ kind }) => rule.seats.includes(kind))).toBe(
            true,
          );
        }
        expect(new Set(signed.map(({ stage: key, accountId }) => `${key} ${accountId}`)).size).toBe(signed.length);
      }),
    );
  });

  it('is agreed exactly when every stage is complete, and its stages are passed in order', () => {
    fc.assert(
      fc.property(world, ([stages, held]) => {
        const route = routeOf(stages);
        const { signed, granted } = run(route, people(held), []);
        expect(granted).toBe(route.stages.every((one) => missingSigners(one, signed).length === 0));
        expect(granted).toBe(nextStages(route, signed).length === 0);
        const order = signed.map(({ stage: key }) => Number(key.slice(1)));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});
