import { useQuery } from '@tanstack/react-query';
import { api, read, rememberCsrfToken } from '../client';

const MINUTE = 60_000;

/** Who is signed in; asked again each minute, because the server ends or narrows a session when the account changes. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const me = await read(api.GET('/api/me', {}));
      rememberCsrfToken(me.csrfToken);
      return me;
    },
    refetchInterval: MINUTE,
    staleTime: MINUTE / 2,
  });
}

/** Ends the session here; `location` ends it at the sign-in service too. */
export const signOut = () => read(api.POST('/api/sign-out', {}));
