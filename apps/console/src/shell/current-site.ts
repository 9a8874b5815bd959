import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSiteDetail } from '../api/hooks/sites';
import { type UnitKind } from '../api/types';
import { shortSiteName } from '../words/sites';
import { useSession } from './session';

export interface SiteCard {
  id: string;
  name: string;
  host: string | null;
  kind: UnitKind;
}

/** A site under the name people call it. */
export const cardOf = ({ id, name, host, kind }: SiteCard): SiteCard => ({ id, name: shortSiteName(name), host, kind });

const KEY = 'trang';
const IN_PATH = /^\/trang\/([0-9a-f-]{36})(\/[a-z-]+)?/;

/** The site the person works on: the one in the address, else the last one, else the first seat. */
export function useCurrentSite(): SiteCard | null {
  const { pathname } = useLocation();
  const me = useSession();
  const asked = IN_PATH.exec(pathname)?.[1] ?? localStorage.getItem(KEY);
  const mine = me.sites.find((site) => site.id === asked);
  const other = useSiteDetail(asked && !mine ? asked : null, true);
  return useMemo(() => {
    const site = mine ?? other.data ?? me.sites[0];
    return site ? cardOf(site) : null;
  }, [mine, other.data, me.sites]);
}

/** Changes site and stays on the same kind of screen when it has one. */
export function useSwitchSite(): (site: { id: string }) => void {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return useCallback(
    ({ id }) => {
      localStorage.setItem(KEY, id);
      const part = IN_PATH.exec(pathname)?.[2];
      void navigate(part ? `/trang/${id}${part}` : '/viec');
    },
    [pathname, navigate],
  );
}

export const rememberSite = (id: string) => localStorage.setItem(KEY, id);
