import { Button, Drawer } from 'antd';
import { useCallback } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useSiteDetail } from '../../api/hooks/sites';
import { to } from '../../shell/paths';
import { useSession } from '../../shell/session';
import { usePhone } from '../../theme/use-media';
import { QueryView } from '../../ui';
import { SiteDetails } from './site-details';

/** One site, over the list, with an address of its own. */
export default function SiteDrawer() {
  const { site } = useParams();
  const phone = usePhone();
  const navigate = useNavigate();
  const { search } = useLocation();
  const me = useSession();
  const detail = useSiteDetail(site ?? null);
  const close = useCallback(() => void navigate({ pathname: to.sites, search }, { preventScrollReset: true }), [navigate, search]);
  const seated = me.sites.some(({ id }) => id === site);
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? '100%' : 520}
      title={detail.data?.unitName ?? 'Trang'}
      footer={
        site && (
          <div className="actions">
            <Button onClick={() => void navigate(to.audit(site))}>Xem nhật ký</Button>
            <Button onClick={() => void navigate(to.board(site))}>Ban biên tập</Button>
            {seated && (
              <Button type="primary" onClick={() => void navigate(to.articles(site))}>
                Chuyển sang trang này
              </Button>
            )}
          </div>
        )
      }
    >
      <QueryView query={detail} part>
        {(data) => <SiteDetails site={data} />}
      </QueryView>
    </Drawer>
  );
}
