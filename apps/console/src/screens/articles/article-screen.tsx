import { useParams } from 'react-router';
import { useArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type ArticleDetail } from '../../api/types';
import { useCurrentSite } from '../../shell/current-site';
import { usePageTitle } from '../../shell/page-title';
import { useSession } from '../../shell/session';
import { QueryView } from '../../ui';
import { BreakGlassNotice } from '../board/break-glass-notice';
import { ArticleReader } from './article-reader';
import { EditArticle } from './edit-article';

const EDITABLE = new Set<ArticleDetail['state']>(['draft', 'returned']);

/** An article: written while it is a draft, read when it is under way or published. */
export default function ArticleScreen() {
  const { site = '', article = '' } = useParams();
  const me = useSession();
  const card = useCurrentSite();
  const query = useArticle(site, article);
  usePageTitle(query.data?.title ?? 'Bài viết');
  if (query.error instanceof ApiError && query.error.status === 404 && me.roles.includes('webmaster') && !query.data) {
    return <BreakGlassNotice site={site} name={card?.name ?? 'trang này'} />;
  }
  return (
    <QueryView query={query}>
      {(data) =>
        EDITABLE.has(data.state) ? <EditArticle key={data.id} site={site} article={data} /> : <ArticleReader site={site} article={data} />
      }
    </QueryView>
  );
}
