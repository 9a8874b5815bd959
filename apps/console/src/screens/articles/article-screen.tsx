import { useParams } from 'react-router';
import { useArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type ArticleDetail } from '../../api/types';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { useSearchState } from '../../shell/search-state';
import { useSession } from '../../shell/session';
import { QueryView } from '../../ui';
import { BreakGlassNotice } from '../board/break-glass-notice';
import { ArticleReader } from './article-reader';
import { EditArticle } from './edit-article';

const WRITING = new Set<ArticleDetail['state']>(['draft', 'intake', 'refused']);

/** An article: written while it is a draft, read when it is under way or published. */
export default function ArticleScreen() {
  const { site = '', article = '' } = useParams();
  const me = useSession();
  const card = useCurrentSite();
  const [get] = useSearchState();
  const query = useArticle(site, article);
  usePageTitle(query.data?.title ?? 'Bài viết');
  if (query.error instanceof ApiError && query.error.status === 404 && me.roles.includes('webmaster') && !query.data) {
    return <BreakGlassNotice site={site} name={card?.name ?? 'trang này'} />;
  }
  return (
    <QueryView query={query}>
      {(data) => {
        const writes = data.may.edit.allowed && (WRITING.has(data.state) || get('sua') === '1');
        return writes && data.text ? (
          <EditArticle key={data.id} site={site} article={data} text={data.text} />
        ) : (
          <ArticleReader site={site} article={data} />
        );
      }}
    </QueryView>
  );
}
