import { usePageTitle } from '../../shell/page-title';
import { PageHeader, Why } from '../../ui';
import { AuditView } from './audit-view';

export default function ProvinceAuditScreen() {
  usePageTitle('Nhật ký chung của tỉnh');
  return (
    <>
      <PageHeader
        title="Nhật ký chung của tỉnh"
        summary={
          <>
            Đăng nhập, tài khoản, đơn vị, trang, tên miền và lịch: những việc không thuộc riêng trang nào.{' '}
            <Why title="Ai xem được" basis="LA-11.3.a">
              Nhật ký này mở cho người kiểm tra an toàn thông tin của Công an tỉnh. Người kiểm tra chỉ đọc và trích xuất, không thay đổi gì.
            </Why>
          </>
        }
      />
      <AuditView site={null} />
    </>
  );
}
