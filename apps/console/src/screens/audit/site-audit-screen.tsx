import { useParams } from 'react-router';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { PageHeader, Why } from '../../ui';
import { AuditView } from './audit-view';
import { nameInSentence } from '../../words/sites';

export default function SiteAuditScreen() {
  const { site = '' } = useParams();
  const card = useCurrentSite();
  const name = card?.name ?? 'trang';
  usePageTitle(`Nhật ký ${nameInSentence(name)}`);
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Các trang', to: to.sites }, { label: name, to: to.site(site) }, { label: 'Nhật ký' }]}
        title={`Nhật ký ${nameInSentence(name)}`}
        summary={
          <>
            Mỗi dòng mang mã băm của dòng trước; không sửa, không xóa được.{' '}
            <Why title="Nhật ký ghi những gì">
              Mọi thao tác soạn, duyệt, ký, đăng, gỡ, phân quyền, mở khẩn cấp và cả những lần bị từ chối. Sửa một dòng cũ làm mọi mã băm
              phía sau sai; mã băm cuối mỗi ngày được gửi ra ngoài để đối chiếu.
            </Why>
          </>
        }
      />
      <AuditView key={site} site={site} />
    </>
  );
}
