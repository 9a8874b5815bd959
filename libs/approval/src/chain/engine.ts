import { fold } from '@cong-tinh/kernel';
import type {
  ApprovalChain,
  ChainGate,
  ChainRoute,
  ChainStage,
  Demand,
  RouteCondition,
  SignerRule,
  UnitKind,
  Verdict,
} from '@cong-tinh/regulation';
import { meet, meetAny, sameField, type Post, type Shortfall, type Signer, type Standing } from './signer.js';

/** What a route depends on, taken when content is submitted. */
export interface Facts {
  readonly siteKind: UnitKind;
  readonly fieldHasMember: boolean;
  readonly authorSectors: readonly string[];
  readonly revision: boolean;
}

/** Those who wrote what is to be signed. */
export interface Authors {
  /** The author and everyone who edited the text: none of them signs it. */
  readonly accountIds: readonly string[];
  /** Seats the author holds now: the field of the work. */
  readonly posts: readonly Post[];
  /** Seats that all of them hold now. */
  readonly barred: readonly Post[];
}

/** A signature as far as the engine is concerned. `rule` is the index of the signer rule it meets. */
export interface Signed {
  readonly stage: string;
  readonly rule: number;
  readonly accountId: string;
}

/** An approval under way. */
export interface Progress {
  readonly route: ChainRoute;
  readonly authors: Authors;
  /** A rule of the site: an author does not sign his own work unless the site decided so. */
  readonly authorMaySign: boolean;
  readonly signed: readonly Signed[];
}

/** Whether the board has a member of an author's own field, other than the authors themselves. Basis: LA-13.1.a2 */
export function fieldHasMember(
  authors: readonly Post[],
  members: readonly (Post & { readonly accountId: string })[],
  authorIds: readonly string[],
): boolean {
  return members.some(
    (member) => member.kind === 'member' && !authorIds.includes(member.accountId) && authors.some((author) => sameField(author, member)),
  );
}

export type SignRefusal = Shortfall | 'complete' | 'author_is_signer' | 'signed_already' | 'not_this_stage';

export type MaySign =
  | { readonly allowed: true; readonly stage: ChainStage; readonly rule: number; readonly standing: Standing }
  | { readonly allowed: false; readonly because: SignRefusal; readonly stage: ChainStage | null };

const holds = (when: RouteCondition | undefined, facts: Facts): boolean =>
  when === undefined ||
  ((when.siteKind === undefined || when.siteKind.includes(facts.siteKind)) &&
    (when.fieldHasMember === undefined || when.fieldHasMember === facts.fieldHasMember) &&
    (when.authorSector === undefined ||
      when.authorSector.some((sector) => facts.authorSectors.some((own) => fold(own) === fold(sector)))) &&
    (when.revision === undefined || when.revision === facts.revision));

/** The first route whose condition holds; null when the chain names none for such content. */
export function routeFor(chain: ApprovalChain, facts: Facts): ChainRoute | null {
  return chain.routes.find((route) => holds(route.when, facts)) ?? null;
}

/** The signer rules of a stage that no signature meets yet; none when the stage is complete. */
export function missingSigners(stage: ChainStage, signed: readonly Signed[]): readonly SignerRule[] {
  const met = new Set(signed.filter((one) => one.stage === stage.key).map((one) => one.rule));
  if (stage.need === 'any') return met.size > 0 ? [] : stage.signers;
  return stage.signers.filter((_, rule) => !met.has(rule));
}

/** The stages still to pass, in order. The first is the one that is open; none means agreed. */
export function nextStages(route: ChainRoute, signed: readonly Signed[]): readonly ChainStage[] {
  const first = route.stages.findIndex((stage) => missingSigners(stage, signed).length > 0);
  return first === -1 ? [] : route.stages.slice(first);
}

/** Whether this person may sign now, on which seat and for which stage; else why not. */
export function maySign(progress: Progress, signer: Signer): MaySign {
  const [open, ...later] = nextStages(progress.route, progress.signed);
  const refuse = (because: SignRefusal): MaySign => ({ allowed: false, because, stage: open ?? null });
  if (!open) return refuse('complete');
  if (!progress.authorMaySign && progress.authors.accountIds.includes(signer.accountId)) return refuse('author_is_signer');
  const mine = progress.signed.some((one) => one.stage === open.key && one.accountId === signer.accountId);
  if (mine) return refuse('signed_already');

  const rules = missingSigners(open, progress.signed);
  const met = meetAny(rules, signer, progress.authors.posts);
  if (typeof met !== 'string') {
    return { allowed: true, stage: open, rule: open.signers.indexOf(rules[met.rule]!), standing: met.standing };
  }
  const instead = standIn(progress, open, rules, signer);
  if (instead) return { allowed: true, stage: open, rule: open.signers.indexOf(instead.rule), standing: instead.standing };
  const comesLater = later.some((stage) => typeof meetAny(stage.signers, signer, progress.authors.posts) !== 'string');
  return refuse(comesLater ? 'not_this_stage' : met);
}

/** Where the author himself holds the signing seat, the stage's alternate signs in his place. */
function standIn(
  { authorMaySign, authors }: Progress,
  stage: ChainStage,
  rules: readonly SignerRule[],
  signer: Signer,
): { rule: SignerRule; standing: Standing } | null {
  if (authorMaySign || !stage.alternate) return null;
  const author: Signer = { accountId: '', posts: authors.barred, delegations: [] };
  const rule = rules.find((one) => one.delegatedBy === undefined && typeof meet(one, author, authors.posts) !== 'string');
  if (!rule) return null;
  const standing = meet(stage.alternate, signer, authors.posts);
  return typeof standing === 'string' ? null : { rule, standing };
}

/** The signatures after one more, and whether the content is now agreed. */
export function apply(progress: Progress, signature: Signed): { readonly signed: readonly Signed[]; readonly granted: boolean } {
  const signed = [...progress.signed, signature];
  return { signed, granted: nextStages(progress.route, signed).length === 0 };
}

/** Whether someone may pass a gate (submit, publish): the seat, or what is missing. */
export function passGate(gate: ChainGate, signer: Signer, authorPosts: readonly Post[]): Standing | Shortfall {
  const met = meetAny(gate.signers, signer, authorPosts);
  return typeof met === 'string' ? met : met.standing;
}

/** What a gate or a stage demands and does not find. */
export function missingDemands(at: { readonly demands?: readonly Demand[] }, met: readonly Demand[]): readonly Demand[] {
  return (at.demands ?? []).filter((demand) => !met.includes(demand));
}

/** The verdicts a stage wants and a signature does not give. Basis: LA-9.4.a */
export function missingVerdicts(stage: ChainStage, given: Partial<Record<Verdict, unknown>>): readonly Verdict[] {
  return stage.verdicts.filter((verdict) => given[verdict] === undefined || given[verdict] === null);
}
