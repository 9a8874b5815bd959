import { createContext, use } from 'react';
import { type Me } from '../api/types';

export const SessionContext = createContext<Me | null>(null);

/** Who is signed in. Only inside the shell. */
export function useSession(): Me {
  const me = use(SessionContext);
  if (!me) throw new Error('useSession outside the shell');
  return me;
}

/** Keycloak does not answer, so the session may only read. */
export function useReadOnly(): boolean {
  return use(SessionContext)?.mode === 'read-only';
}

/** Whether the person may do something, on a site or in the province. Asking is for wording only: the server decides. */
export function useCan(): (permission: string, site?: string) => boolean {
  const me = useSession();
  return (permission, site) =>
    me.permissions.includes(permission) || (site !== undefined && (me.permissionsBySite[site] ?? []).includes(permission));
}
