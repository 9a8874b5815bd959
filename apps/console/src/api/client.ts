import createClient, { type Middleware } from 'openapi-fetch';
import { NetworkError, problemError } from './problem';
import { type paths } from './schema';

let csrfToken = '';

/** The token bound to this session; the server refuses every change without it. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const guard: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept', 'application/json');
    if (!SAFE.has(request.method)) request.headers.set('x-csrf-token', csrfToken);
    return request;
  },
  onError({ error }) {
    return new NetworkError(error);
  },
};

/** Same origin only: the session is a cookie of this host. */
export const api = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin' });
api.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; throws ApiError or NetworkError otherwise. */
export async function read<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemError(response, error);
  return data as T;
}
