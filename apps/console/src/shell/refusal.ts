import { useCan } from './session';

/** Why a permission is not there, in words, or undefined when it is. Asking only words the button: the server decides. */
export function useRefusal(site?: string): (permission: string, because: string) => string | undefined {
  const can = useCan();
  return (permission, because) => (can(permission, site) ? undefined : because);
}
