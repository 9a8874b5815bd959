import { useNotices } from '../../api/hooks/notices';
import { useSession } from '../../shell/session';
import { usePageTitle } from '../../shell/page-title';
import { PageHeader, Panel, QueryView } from '../../ui';
import { NoticeRow } from './notice-row';
import './notices.css';

export default function NoticesScreen() {
  usePageTitle('Thư báo');
  const { account } = useSession();
  const notices = useNotices();
  return (
    <>
      <PageHeader
        title="Thư báo"
        summary={account.email === null ? 'Tài khoản này chưa có địa chỉ nhận thư.' : `Thư gửi đến ${account.email} khi có việc sau.`}
      />
      <QueryView query={notices}>
        {({ items }) => (
          <>
            <Panel title="Nhận hay không tùy bạn">
              <ul className="notices">
                {items
                  .filter(({ optional }) => optional)
                  .map((notice) => (
                    <NoticeRow key={notice.kind} notice={notice} />
                  ))}
              </ul>
            </Panel>
            <Panel title="Luôn gửi theo quy định">
              <ul className="notices">
                {items
                  .filter(({ optional }) => !optional)
                  .map((notice) => (
                    <NoticeRow key={notice.kind} notice={notice} />
                  ))}
              </ul>
            </Panel>
          </>
        )}
      </QueryView>
    </>
  );
}
