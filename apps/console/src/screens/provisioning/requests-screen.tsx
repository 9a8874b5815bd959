import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSiteRequests } from '../../api/hooks/provisioning';
import { ApiError } from '../../api/problem';
import { ErrorPage } from '../../shell/error-page';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { EmptyState, Instant, Loading, LoadMore, PageHeader, PlainTable, ProblemNotice, StatusTag, Why } from '../../ui';
import { shortSiteName } from '../../words/sites';
import { REQUEST_TONES } from './steps';

export default function RequestsScreen() {
  usePageTitle('Cấp trang');
  const navigate = useNavigate();
  const requests = useSiteRequests();
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  if (requests.error instanceof ApiError && requests.error.status === 403) return <ErrorPage error={requests.error} />;
  return (
    <>
      <PageHeader
        title="Cấp trang"
        summary={
          <>
            Hồ sơ mở trang từ lúc đề nghị đến lúc kích hoạt.{' '}
            <Why title="Trang được mở thế nào" basis="LA-19.2">
              Đơn vị đề nghị, Ban Biên tập Cổng tỉnh cho ý kiến, UBND tỉnh quyết định, Sở Khoa học và Công nghệ cấp tên miền, rồi trang được
              kích hoạt khi có người đứng đầu chịu trách nhiệm và đủ thông tin chân trang. Mỗi bước lưu riêng.
            </Why>
          </>
        }
        actions={
          <>
            <Button onClick={() => void navigate(to.batches)}>Cấp hàng loạt</Button>
            <Button type="primary" onClick={() => void navigate(to.newRequest)}>
              Lập hồ sơ
            </Button>
          </>
        }
      />
      {requests.isError && <ProblemNotice error={requests.error} retry={() => void requests.refetch()} />}
      {requests.isPending && <Loading small />}
      {requests.isSuccess && items.length === 0 && (
        <EmptyState title="Không có hồ sơ nào">Khi một đơn vị có văn bản đề nghị mở trang, hãy lập hồ sơ ở đây.</EmptyState>
      )}
      {items.length > 0 && (
        <PlainTable caption="Hồ sơ đề nghị mở trang" columns={['Trang', 'Văn bản đề nghị', 'Ngày lập', 'Trạng thái']} boxed>
          {items.map((request) => (
            <tr key={request.id}>
              <th scope="row">
                <Link className="link-button" to={to.request(request.id)}>
                  {shortSiteName(request.siteName)}
                </Link>
                <small>{request.host ?? request.wantedHost ?? 'Chưa chọn tên miền'}</small>
              </th>
              <td data-label="Văn bản đề nghị">{request.documentNumber}</td>
              <td data-label="Ngày lập">
                <Instant value={request.submittedAt} />
              </td>
              <td>
                <StatusTag tone={REQUEST_TONES[request.state]}>{request.stateLabel}</StatusTag>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <LoadMore
        more={requests.hasNextPage}
        busy={requests.isFetchingNextPage}
        onMore={() => void requests.fetchNextPage()}
        label="Xem thêm hồ sơ"
      />
    </>
  );
}
