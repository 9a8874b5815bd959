import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { to } from '../../shell/paths';
import { Basis, PageHeader } from '../../ui';

/** What the webmaster sees instead of a site's unpublished work. Basis: LA-10.1.d */
export function BreakGlassNotice({ site, name }: { site: string; name: string }) {
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title="Nội dung chưa công bố của trang khác" summary={name} />
      <p>
        Quản trị Cổng tỉnh vận hành mọi trang nhưng không đọc bản nháp, hồ sơ và người hưởng nhuận bút của trang thành phần.{' '}
        <Basis id="LA-10.1.d" />
      </p>
      <p>
        Khi thật cần thiết, có thể mở khẩn cấp: nêu lý do, có giới hạn giờ, người đứng đầu trang được báo ngay và mọi lần đọc được ghi nhật
        ký.
      </p>
      <div className="actions start">
        <Button danger onClick={() => void navigate(to.breakGlass(site))}>
          Mở khẩn cấp
        </Button>
        <Button onClick={() => void navigate(to.work)}>Về Việc của tôi</Button>
      </div>
    </>
  );
}
