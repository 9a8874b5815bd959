import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { goToSignIn } from '../shell/sign-in-redirect';
import { askStepUp } from '../shell/step-up';
import { ApiError, NetworkError } from './problem';

function handle(error: Error): void {
  if (!(error instanceof ApiError)) return;
  // Who never was signed in here has no session that could have ended.
  if (error.status === 401) goToSignIn(queryClient.getQueryData(['me']) ? 'ended' : undefined);
  if (error.code === 'step_up_required') askStepUp();
  // The token was of an earlier session; the next try carries the new one.
  if (error.code === 'csrf_refused') void queryClient.invalidateQueries({ queryKey: ['me'] });
}

const mayHeal = (error: Error) => error instanceof NetworkError || (error instanceof ApiError && error.status >= 502);

/** Reads are tried again when the server or the network is away; changes never by themselves. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: handle }),
  mutationCache: new MutationCache({ onError: handle }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && mayHeal(error),
      retryDelay: (attempt) => 600 * 2 ** attempt,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
