import { fold } from '@cong-tinh/kernel';
import type { SeatKind, SignerRule } from '@cong-tinh/regulation';

/** A seat as the engine needs it; only seats in force today are ever passed in. */
export interface Post {
  readonly seatId: string;
  readonly kind: SeatKind;
  readonly position: string;
  readonly unitId: string | null;
  readonly sector: string | null;
}

/** A delegation in force now, seen from the one who received it. */
export interface HeldDelegation {
  readonly id: string;
  readonly fromKind: SeatKind;
  /** The one field it is limited to; null = none. */
  readonly sector: string | null;
}

/** A person who wants to act on a site, now. */
export interface Signer {
  readonly accountId: string;
  readonly posts: readonly Post[];
  readonly delegations: readonly HeldDelegation[];
}

/** The seat, and if need be the delegation, on which a person meets a rule. */
export interface Standing {
  readonly post: Post;
  readonly delegationId: string | null;
}

export type Shortfall = 'seat_missing' | 'other_field' | 'other_position' | 'delegation_missing';

/** Two posts answer for one field: the same unit, or the same sector. */
export const sameField = (a: Post, b: Post): boolean =>
  (a.unitId !== null && a.unitId === b.unitId) || (a.sector !== null && b.sector !== null && fold(a.sector) === fold(b.sector));

/** Whether a post answers for a field that a rule names. */
function inField(post: Post, sector: string | undefined, authorPosts: readonly Post[]): boolean {
  if (sector === undefined) return true;
  if (sector === 'author') return authorPosts.some((authors) => sameField(authors, post));
  return post.sector !== null && fold(post.sector) === fold(sector);
}

/** The first post on which the signer meets the rule, or what is missing. */
export function meet(rule: SignerRule, signer: Signer, authorPosts: readonly Post[]): Standing | Shortfall {
  const seated = signer.posts.filter((post) => rule.seats.includes(post.kind));
  if (seated.length === 0) return 'seat_missing';
  const fielded = seated.filter((post) => inField(post, rule.sector, authorPosts));
  if (fielded.length === 0) return 'other_field';
  const { position, delegatedBy } = rule;
  const post = fielded.find((one) => position === undefined || fold(one.position).includes(fold(position)));
  if (!post) return 'other_position';
  if (delegatedBy === undefined) return { post, delegationId: null };
  // Basis: LA-9.4.c
  const covers = (sector: string | null) =>
    sector === null || authorPosts.some((one) => one.sector !== null && fold(one.sector) === fold(sector));
  const delegation = signer.delegations.find((held) => held.fromKind === delegatedBy && covers(held.sector));
  return delegation ? { post, delegationId: delegation.id } : 'delegation_missing';
}

const isStanding = (met: Standing | Shortfall): met is Standing => typeof met !== 'string';

/** The nearest miss is the most useful refusal: what a person lacks last is what he is told. */
const NEARNESS: readonly Shortfall[] = ['delegation_missing', 'other_position', 'other_field', 'seat_missing'];

/** The first of several rules that the signer meets, with its index, or the nearest miss. */
export function meetAny(
  rules: readonly SignerRule[],
  signer: Signer,
  authorPosts: readonly Post[],
): { readonly rule: number; readonly standing: Standing } | Shortfall {
  const met = rules.map((rule) => meet(rule, signer, authorPosts));
  for (const [rule, standing] of met.entries()) if (isStanding(standing)) return { rule, standing };
  return NEARNESS.find((shortfall) => met.includes(shortfall)) ?? 'seat_missing';
}
