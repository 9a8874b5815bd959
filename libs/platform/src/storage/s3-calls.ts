import http from 'node:http';
import https from 'node:https';
import { DomainError } from '@cong-tinh/kernel';
import { Client, type ClientOptions } from 'minio';
import type { StorageLimits } from './limits.js';
import { objectExists, objectNotFound, rangeNotSatisfiable, storageFull, storageUnavailable } from './storage.errors.js';

export interface S3Settings {
  /** `http://host:port` or `https://host`, without a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** Answers that minio-js would try again; it leaves their bodies unread, which keeps the socket. */
const UNREAD = new Set([408, 429, 499, 500, 502, 503, 504, 520]);

/** With these a write is refused where an object lies already. */
export const ONLY_NEW: http.OutgoingHttpHeaders = { 'if-none-match': '*' };

const ignore = () => undefined;

/**
 * Calls of minio-js, each under its own time limit: the client has none, some of its promises never settle, and an error of a stream
 * nobody listens to ends the process.
 */
export class S3Calls {
  private readonly options: ClientOptions;

  constructor(
    readonly settings: S3Settings,
    private readonly limits: StorageLimits,
  ) {
    const { protocol, hostname, port } = new URL(settings.endpoint);
    const secure = protocol === 'https:';
    this.options = {
      endPoint: hostname.replace(/^\[|\]$/g, ''),
      useSSL: secure,
      ...(port && { port: Number(port) }),
      accessKey: settings.accessKey,
      secretKey: settings.secretKey,
      region: settings.region,
      pathStyle: true,
      transportAgent: new (secure ? https : http).Agent({ keepAlive: true, maxSockets: 64 }),
      retryOptions: { disableRetry: true },
    };
  }

  /** A call without content. */
  async short<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return this.persistent(this.limits.call, work);
  }

  /** A call that carries or moves content. */
  async long<T>(work: (client: Client) => Promise<T>, headers?: http.OutgoingHttpHeaders): Promise<T> {
    return this.persistent(this.limits.transfer, work, headers);
  }

  /** One that must not be sent twice. */
  async once<T>(work: (client: Client) => Promise<T>, headers?: http.OutgoingHttpHeaders): Promise<T> {
    try {
      return await this.limited(this.limits.transfer, work, headers);
    } catch (error) {
      throw domainError(error);
    }
  }

  /** A kept connection may be closed by the server just as it is used again: that, and only that, is tried a second time. */
  private async persistent<T>(limit: number, work: (client: Client) => Promise<T>, headers?: http.OutgoingHttpHeaders): Promise<T> {
    try {
      return await this.limited(limit, work, headers).catch((error: unknown) => {
        if (!isReset(error)) throw error;
        return this.limited(limit, work, headers);
      });
    } catch (error) {
      throw domainError(error);
    }
  }

  private async limited<T>(limit: number, work: (client: Client) => Promise<T>, headers?: http.OutgoingHttpHeaders): Promise<T> {
    const control = new AbortController();
    const late = new Promise<never>((_, reject) => {
      control.signal.addEventListener('abort', () => reject(control.signal.reason as Error), { once: true });
    });
    const timer = setTimeout(() => control.abort(new Error(`S3 did not answer within ${limit} ms`)), limit);
    try {
      return await Promise.race([work(this.client(control.signal, headers)), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A client whose requests end with the signal and bear further headers, which minio-js would not send. */
  private client(signal: AbortSignal, more: http.OutgoingHttpHeaders = {}): Client {
    const send = (this.options.useSSL ? https : http).request;
    const request = (options: http.RequestOptions, answered: (response: http.IncomingMessage) => void) => {
      const headers = { ...(options.headers as http.OutgoingHttpHeaders), ...more };
      const sent = send({ ...options, headers, signal }, (response) => {
        response.on('error', ignore);
        if (UNREAD.has(response.statusCode ?? 0)) response.resume();
        answered(response);
      });
      return sent.on('error', ignore);
    };
    return new Client({ ...this.options, transport: { request: request as typeof http.request } });
  }
}

const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code ?? '';

const isReset = (error: unknown) => ['ECONNRESET', 'EPIPE'].includes(codeOf(error));

function domainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (['NoSuchKey', 'NotFound'].includes(codeOf(error))) return objectNotFound(error);
  if (codeOf(error) === 'PreconditionFailed') return objectExists();
  if (FULL.has(codeOf(error))) return storageFull(error);
  if (codeOf(error) === 'InvalidRange') return rangeNotSatisfiable(error);
  return storageUnavailable(error);
}

/** The last is what versitygw says of an access key it does not know. */
const REFUSALS = new Set([
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'AuthorizationHeaderMalformed',
  'XAdminUserNotFound',
]);

/** No drive has room, or the bucket's quota is used up; the first two are MinIO's words, the third is versitygw's. */
const FULL = new Set(['XMinioStorageFull', 'XMinioAdminBucketQuotaExceeded', 'InsufficientStorage']);

/** What an operator should look at, for `check`. */
export function adviceFor(cause: unknown, { endpoint, bucket }: S3Settings): string {
  const code = codeOf(cause);
  if (code === 'NoSuchBucket') return `Kho S3 tại ${endpoint} không có bucket "${bucket}"; hãy tạo bucket này.`;
  if (REFUSALS.has(code)) {
    return `Kho S3 tại ${endpoint} từ chối khóa truy cập đối với bucket "${bucket}" (${code}); hãy kiểm tra khóa, vùng và quyền.`;
  }
  if (FULL.has(code)) return `Kho S3 tại ${endpoint} đã hết chỗ (${code}); hãy mở rộng ổ đĩa hoặc hạn mức của bucket "${bucket}".`;
  return `Kho S3 tại ${endpoint} không trả lời đúng${code ? ` (${code})` : ''}; hãy kiểm tra địa chỉ và máy chủ.`;
}
