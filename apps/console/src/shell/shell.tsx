import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useQueue } from '../api/hooks/queue';
import { useMe } from '../api/hooks/session';
import { ApiError } from '../api/problem';
import { type Me } from '../api/types';
import { useMode } from '../theme/mode';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { Banners } from './banners';
import { rememberSite, useCurrentSite } from './current-site';
import { focusHeading } from './focus-heading';
import { navigationFor } from './navigation';
import { openPalette, openSites } from './palette-store';
import { Palettes } from './palettes';
import { Rail } from './rail';
import { SessionContext } from './session';
import { StepUpDialog } from './step-up-dialog';
import { Topbar } from './topbar';
import './shell.css';

/** Nothing is shown before it is known who is there. */
export function Shell() {
  const me = useMe();
  if (me.data) {
    return (
      <SessionContext value={me.data}>
        <Frame me={me.data} />
      </SessionContext>
    );
  }
  const signedOut = me.error instanceof ApiError && me.error.status === 401;
  if (me.isPending || signedOut) return <Loading text="Đang kiểm tra phiên làm việc…" />;
  return (
    <main className="shell-alone">
      <h1 className="sr-only">Cổng Tỉnh – Quản trị</h1>
      <ProblemNotice error={me.error} retry={() => void me.refetch()} />
    </main>
  );
}

function Frame({ me }: { me: Me }) {
  const [mode, setMode] = useMode();
  const [said, setSaid] = useState('');
  const site = useCurrentSite();
  const items = useMemo(() => navigationFor(me, site), [me, site]);
  const queue = useQueue();
  const { pathname } = useLocation();
  const first = useRef(true);
  const say = useCallback((text: string) => setSaid(text), []);

  useEffect(() => {
    if (site) rememberSite(site.id);
  }, [site]);

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollTo(0, 0);
    const timer = setTimeout(focusHeading, 120);
    return () => clearTimeout(timer);
  }, [pathname]);

  return (
    <>
      <div className="sr-only" role="status">
        {said}
      </div>
      <div className="shell">
        <Topbar site={site} mode={mode} onMode={setMode} onSites={openSites} onPalette={openPalette} />
        <Rail items={items} waiting={queue.data?.items.length ?? 0} />
        <main id="noi-dung">
          <Banners />
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Palettes items={items} site={site} mode={mode} onMode={setMode} say={say} />
      <StepUpDialog />
    </>
  );
}
