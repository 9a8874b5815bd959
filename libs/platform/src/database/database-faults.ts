interface Fault {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  /** The driver's error inside TypeORM's. */
  readonly driverError?: unknown;
}

const NODE_FAULTS = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
];
/** Shut down, starting up, session ended by a limit, written to as a standby. */
const SERVER_STATES = ['57P01', '57P02', '57P03', '57P04', '57P05', '25P03', '25006'];
const FAULTS = new Set<unknown>([...NODE_FAULTS, ...SERVER_STATES]);

/** Faults of `pg` and TypeORM that have no code: the connection was lost or never made, none was free in time, or no answer came. */
const LOST =
  /timeout exceeded when trying to connect|Query read timeout|Driver not Connected|Connection terminated|connection error and is not queryable|closed and is not queryable/;
const LOST_NAMES = new Set<unknown>(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

const driverErrorOf = (error: unknown): Fault => {
  const fault = (error ?? {}) as Fault;
  return fault.driverError ?? fault;
};

/** The SQLSTATE (or Node's code) of an error, whether it comes from `pg` or through TypeORM. */
export function databaseCode(error: unknown): string | null {
  const { code } = driverErrorOf(error);
  return typeof code === 'string' ? code : null;
}

/** True for faults of the connection or the server, not of the statement. */
export function isDatabaseDown(error: unknown): boolean {
  const { name, message } = driverErrorOf(error);
  const code = databaseCode(error) ?? '';
  // 08: connection exceptions; 53: the server has no memory, disk or connection left; 58: errors of its system.
  if (FAULTS.has(code) || /^(08|53|58)...$/.test(code)) return true;
  return LOST_NAMES.has(name) || (typeof message === 'string' && LOST.test(message));
}
