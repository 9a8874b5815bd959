import {
  DEMANDS,
  VERDICTS,
  type Chain,
  type Gate,
  type Route,
  type RouteCondition,
  type Separation,
  type SignerRule,
  type Stage,
} from './chain.js';

/** A rule's value that is no chain: a fault of the data, named by its place. */
export class ChainFault extends Error {}

type Row = Record<string, unknown>;

function row(value: unknown, at: string, keys: readonly string[]): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ChainFault(`${at}: an object is expected`);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new ChainFault(`${at}: "${unknown}" is not known here`);
  return value as Row;
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new ChainFault(`${at}: a text is expected`);
  return value;
}

function list<T>(value: unknown, at: string, read: (one: unknown, at: string) => T, least = 1): T[] {
  if (!Array.isArray(value) || value.length < least) throw new ChainFault(`${at}: a list of at least ${least} is expected`);
  return value.map((one, index) => read(one, `${at}[${index}]`));
}

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown, at: string): T => {
    if (!allowed.includes(value as T)) throw new ChainFault(`${at}: one of ${allowed.join(', ')} is expected`);
    return value as T;
  };

const maybe = <T>(value: unknown, read: (value: unknown) => T): T | undefined => (value === undefined ? undefined : read(value));

const flag = (value: unknown, at: string): boolean => {
  if (typeof value !== 'boolean') throw new ChainFault(`${at}: true or false is expected`);
  return value;
};

/** Leaves out what is undefined, so that a chain and its canonical JSON read back the same. */
const compact = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

function readSigner(value: unknown, at: string): SignerRule {
  const from = row(value, at, ['seats', 'sector', 'position', 'delegatedBy']);
  return compact({
    seats: list(from.seats, `${at}.seats`, text),
    sector: maybe(from.sector, (one) => text(one, `${at}.sector`)),
    position: maybe(from.position, (one) => text(one, `${at}.position`)),
    delegatedBy: maybe(from.delegatedBy, (one) => text(one, `${at}.delegatedBy`)),
  }) as SignerRule;
}

const readDemands = (value: unknown, at: string) => maybe(value, (one) => list(one, at, oneOf(DEMANDS), 0));

function readGate(value: unknown, at: string): Gate {
  const from = row(value, at, ['signers', 'demands', 'basis']);
  return compact({
    signers: list(from.signers, `${at}.signers`, readSigner),
    demands: readDemands(from.demands, `${at}.demands`),
    basis: text(from.basis, `${at}.basis`),
  });
}

function readStage(value: unknown, at: string): Stage {
  const from = row(value, at, ['key', 'label', 'need', 'signers', 'verdicts', 'demands', 'basis']);
  return compact({
    key: text(from.key, `${at}.key`),
    label: text(from.label, `${at}.label`),
    need: oneOf(['all', 'any'])(from.need, `${at}.need`),
    signers: list(from.signers, `${at}.signers`, readSigner),
    verdicts: list(from.verdicts, `${at}.verdicts`, oneOf(VERDICTS), 0),
    demands: readDemands(from.demands, `${at}.demands`),
    basis: text(from.basis, `${at}.basis`),
  });
}

function readCondition(value: unknown, at: string): RouteCondition {
  const from = row(value, at, ['siteKind', 'fieldHasMember', 'authorSector', 'revision']);
  return compact({
    siteKind: maybe(from.siteKind, (one) => list(one, `${at}.siteKind`, text)),
    fieldHasMember: maybe(from.fieldHasMember, (one) => flag(one, `${at}.fieldHasMember`)),
    authorSector: maybe(from.authorSector, (one) => list(one, `${at}.authorSector`, text)),
    revision: maybe(from.revision, (one) => flag(one, `${at}.revision`)),
  });
}

function readRoute(value: unknown, at: string): Route {
  const from = row(value, at, ['key', 'label', 'when', 'submit', 'stages', 'publish', 'basis']);
  const stages = list(from.stages, `${at}.stages`, readStage);
  if (new Set(stages.map((stage) => stage.key)).size !== stages.length) throw new ChainFault(`${at}.stages: two stages bear one key`);
  return compact({
    key: text(from.key, `${at}.key`),
    label: text(from.label, `${at}.label`),
    when: maybe(from.when, (one) => readCondition(one, `${at}.when`)),
    submit: readGate(from.submit, `${at}.submit`),
    stages,
    publish: readGate(from.publish, `${at}.publish`),
    basis: text(from.basis, `${at}.basis`),
  });
}

/** The chain that a rule's value describes. @throws ChainFault for anything the engine would not understand */
export function readChain(value: unknown): Chain {
  const from = row(value, 'chain', ['routes']);
  return { routes: list(from.routes, 'chain.routes', readRoute) };
}

/** The site's rule on author and signer; on when nothing is said. */
export function readSeparation(value: unknown): Separation {
  if (value === undefined || value === null) return { on: true };
  const from = row(value, 'separation', ['on', 'alternate']);
  return compact({
    on: flag(from.on, 'separation.on'),
    alternate: maybe(from.alternate, (one) => readSigner(one, 'separation.alternate')),
  });
}
