/** What a domain error may carry besides its code and Vietnamese sentence. */
export interface DomainErrorOptions {
  /** The input field at fault, as the client named it. */
  readonly field?: string;
  /** Machine-readable particulars; everything in it may be shown to the caller. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The only kind of error that a person is meant to read. `code` is a closed list of each lib in snake_case (clients switch on it),
 * `message` a Vietnamese sentence, `status` the HTTP status of its family.
 */
export abstract class DomainError extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    if (options.field !== undefined) this.field = options.field;
    if (options.details !== undefined) this.details = options.details;
  }
}

/** 400: the request cannot be read. */
export class BadRequestError extends DomainError {
  readonly status = 400;
}

/** 401: nobody has signed in, or the session ended. */
export class UnauthenticatedError extends DomainError {
  readonly status = 401;
}

/** 403: signed in, and not allowed. */
export class ForbiddenError extends DomainError {
  readonly status = 403;
}

/** 404: absent, or not to be known about. */
export class NotFoundError extends DomainError {
  readonly status = 404;
}

/** 409: the state does not allow it, or it exists already. */
export class ConflictError extends DomainError {
  readonly status = 409;
}

/** 410: it was published and has been taken down. */
export class GoneError extends DomainError {
  readonly status = 410;
}

/** 421: the host is not one of ours. */
export class MisdirectedError extends DomainError {
  readonly status = 421;
}

/** 422: readable, and not acceptable. */
export class InvalidError extends DomainError {
  readonly status = 422;
}

/** 429: too many requests for the rate class. */
export class TooManyRequestsError extends DomainError {
  readonly status = 429;
}

/** 503: a part the action needs does not answer. */
export class UnavailableError extends DomainError {
  readonly status = 503;
}
