import { Link, useParams } from 'react-router';
import { useArticles } from '../../api/hooks/articles';
import { type ArticleSummary } from '../../api/types';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { EmptyState, Instant, Loading, LoadMore, PageHeader, Panel, PlainTable, ProblemNotice, Why } from '../../ui';
import { nameInSentence } from '../../words/sites';

/** What the board of a site has before it: to be signed, and agreed but not yet out. */
export default function SigningListScreen() {
  const { site = '' } = useParams();
  const card = useCurrentSite();
  usePageTitle('Ký duyệt');
  return (
    <>
      <PageHeader
        title="Ký duyệt"
        summary={
          <>
            Bài đang ở trước Ban Biên tập {card ? `của ${nameInSentence(card.name)}` : ''}.{' '}
            <Why title="Vì sao phải qua ký duyệt" basis="LA-12.3">
              Không nội dung nào được đăng khi chưa qua Ban Biên tập. Chữ ký gắn với đúng một nội dung; sửa một chữ sau khi ký thì phải ký
              lại.
            </Why>
          </>
        }
      />
      <Waiting site={site} state="in_approval" title="Chờ duyệt" none="Không có bài nào đang chờ duyệt." />
      <Waiting site={site} state="approved" title="Đã duyệt, chờ đăng" none="Không có bài nào chờ đăng." />
    </>
  );
}

function Waiting({ site, state, title, none }: { site: string; state: 'in_approval' | 'approved'; title: string; none: string }) {
  const articles = useArticles(site, { state: [state] });
  const items = articles.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={title} flush>
      {articles.isError && <ProblemNotice error={articles.error} retry={() => void articles.refetch()} />}
      {articles.isPending && <Loading small />}
      {articles.isSuccess && items.length === 0 && (
        <EmptyState title={none}>Khi có bài chuyển đến, bài sẽ hiện ở đây và trong Việc của tôi.</EmptyState>
      )}
      {items.length > 0 && (
        <PlainTable caption={title} columns={['Tiêu đề', 'Người soạn', 'Cập nhật']}>
          {items.map((article) => (
            <Row key={article.id} site={site} article={article} />
          ))}
        </PlainTable>
      )}
      <LoadMore more={articles.hasNextPage} busy={articles.isFetchingNextPage} onMore={() => void articles.fetchNextPage()} />
    </Panel>
  );
}

function Row({ site, article }: { site: string; article: ArticleSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link className="link-button" to={to.sign(site, article.id)}>
          {article.title}
        </Link>
      </th>
      <td data-label="Người soạn">{article.authorName}</td>
      <td data-label="Cập nhật">
        <Instant value={article.updatedAt} />
      </td>
    </tr>
  );
}
