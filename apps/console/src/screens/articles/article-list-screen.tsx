import { Button, Select } from 'antd';
import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useArticles, useCategories } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type ArticleState } from '../../api/types';
import { useCurrentSite } from '../../shell/current-site';
import { ErrorPage } from '../../shell/error-page';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { useSession } from '../../shell/session';
import { EmptyState, Instant, Loading, LoadMore, PageHeader, PlainTable, ProblemNotice, SearchField, StatusTag } from '../../ui';
import { ARTICLE_STATES, ARTICLE_TONES } from '../../words/articles';
import { BreakGlassNotice } from '../board/break-glass-notice';
import { nameInSentence } from '../../words/sites';

const STATES = Object.entries(ARTICLE_STATES).map(([value, label]) => ({ value, label }));

export default function ArticleListScreen() {
  const { site = '' } = useParams();
  const card = useCurrentSite();
  const navigate = useNavigate();
  const me = useSession();
  const [get, set] = useSearchState();
  usePageTitle('Bài viết');
  const categories = useCategories(site);
  const filter = {
    search: get('tim') || undefined,
    state: get('trang-thai') ? [get('trang-thai') as ArticleState] : undefined,
    category: get('chuyen-muc') || undefined,
  };
  const articles = useArticles(site, filter);
  const items = articles.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filter).some(Boolean);
  const categoryName = (slug: string) => categories.data?.items.find((category) => category.slug === slug)?.name ?? slug;
  const search = useCallback((value: string) => set({ tim: value }), [set]);

  if (articles.error instanceof ApiError && [403, 404].includes(articles.error.status) && items.length === 0) {
    return me.roles.includes('webmaster') ? (
      <BreakGlassNotice site={site} name={card?.name ?? 'trang này'} />
    ) : (
      <ErrorPage error={articles.error} />
    );
  }
  return (
    <>
      <PageHeader
        title="Bài viết"
        summary={card && `Tin, bài của ${nameInSentence(card.name)}.`}
        actions={
          <Button type="primary" onClick={() => void navigate(to.newArticle(site))}>
            Soạn bài mới
          </Button>
        }
      />
      <div className="filters" role="search" aria-label="Lọc bài viết">
        <SearchField label="Tìm bài" placeholder="Tìm không dấu trong tiêu đề" value={get('tim')} onChange={search} />
        <Select
          aria-label="Trạng thái"
          allowClear
          placeholder="Trạng thái"
          value={get('trang-thai') || undefined}
          onChange={(value: string | undefined) => set({ 'trang-thai': value })}
          options={STATES}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="Chuyên mục"
          allowClear
          placeholder="Chuyên mục"
          value={filter.category}
          onChange={(value: string | undefined) => set({ 'chuyen-muc': value })}
          options={(categories.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
          popupMatchSelectWidth={false}
        />
      </div>
      {articles.isError && <ProblemNotice error={articles.error} retry={() => void articles.refetch()} />}
      {articles.isPending && <Loading small />}
      {articles.isSuccess && items.length === 0 && (
        <EmptyState
          title={filtered ? 'Không có bài nào khớp' : 'Trang chưa có bài nào'}
          action={filtered && <Button onClick={() => set({ tim: null, 'trang-thai': null, 'chuyen-muc': null })}>Xóa bộ lọc</Button>}
        >
          {filtered ? 'Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.' : 'Bài soạn xong được trình duyệt, ký rồi mới đăng cho người dân đọc.'}
        </EmptyState>
      )}
      {items.length > 0 && (
        <PlainTable caption="Bài viết" columns={['Tiêu đề', 'Chuyên mục', 'Người soạn', 'Cập nhật', 'Trạng thái']} boxed>
          {items.map((article) => (
            <tr key={article.id}>
              <th scope="row">
                <Link className="link-button" to={to.article(site, article.id)}>
                  {article.title || 'Chưa có tiêu đề'}
                </Link>
                <small>
                  Phiên bản {article.currentVersion}
                  {article.liveVersion !== null &&
                    article.liveVersion !== article.currentVersion &&
                    `, đang đăng phiên bản ${article.liveVersion}`}
                </small>
              </th>
              <td data-label="Chuyên mục">{categoryName(article.category)}</td>
              <td data-label="Người soạn">{article.authorName}</td>
              <td data-label="Cập nhật">
                <Instant value={article.updatedAt} />
              </td>
              <td>
                <StatusTag tone={ARTICLE_TONES[article.state]}>{article.stateLabel}</StatusTag>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <LoadMore
        more={articles.hasNextPage}
        busy={articles.isFetchingNextPage}
        onMore={() => void articles.fetchNextPage()}
        label="Xem thêm bài"
      />
    </>
  );
}
