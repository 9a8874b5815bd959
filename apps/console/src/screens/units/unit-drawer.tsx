import { Button, Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useUnitHistory } from '../../api/hooks/units';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { useCan } from '../../shell/session';
import { usePhone } from '../../theme/use-media';
import { PermissionButton, QueryView } from '../../ui';
import { UnitDetails } from './unit-details';
import { UnitVersionDialog } from './unit-version-dialog';

/** One unit through time, over the list, with an address of its own. */
export default function UnitDrawer() {
  const { unit } = useParams();
  const phone = usePhone();
  const navigate = useNavigate();
  const { search } = useLocation();
  const refusal = useRefusal();
  const can = useCan();
  const [changing, setChanging] = useState(false);
  const history = useUnitHistory(unit ?? null);
  const close = useCallback(() => void navigate({ pathname: to.units, search }, { preventScrollReset: true }), [navigate, search]);
  const latest = history.data?.versions[0];
  const site = history.data?.site;
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? '100%' : 520}
      title={latest?.fullName ?? 'Đơn vị'}
      footer={
        latest && (
          <div className="actions">
            {site && <Button onClick={() => void navigate(to.site(site.id))}>Xem trang</Button>}
            {!site && can('site-request.submit') && <Button onClick={() => void navigate(to.newRequest)}>Lập hồ sơ mở trang</Button>}
            <PermissionButton
              type="primary"
              basis="LA-11.1"
              refusal={refusal('unit.edit', 'Quản trị Cổng tỉnh nhập thay đổi theo quyết định của cấp có thẩm quyền.')}
              onClick={() => setChanging(true)}
            >
              Nhập thay đổi
            </PermissionButton>
          </div>
        )
      }
    >
      <QueryView query={history} part>
        {(data) => <UnitDetails unit={data} />}
      </QueryView>
      {changing && latest && <UnitVersionDialog unit={latest} onClose={() => setChanging(false)} />}
    </Drawer>
  );
}
