import { useParams } from 'react-router';
import { useArticle } from '../../api/hooks/articles';
import { type ApprovalView, type ArticleDetail, type ArticleText } from '../../api/types';
import { usePageTitle } from '../../shell/page-title';
import { EmptyState, QueryView } from '../../ui';
import { Signing } from './signing';

export interface SigningProps {
  site: string;
  article: ArticleDetail;
  approval: ApprovalView;
  text: ArticleText;
}

export default function SigningScreen() {
  const { site = '', article = '' } = useParams();
  const query = useArticle(site, article);
  usePageTitle(query.data ? `Ký duyệt: ${query.data.title}` : 'Ký duyệt');
  return (
    <QueryView query={query}>
      {(data) =>
        data.approval && data.text ? (
          <Signing key={data.approval.id} site={site} article={data} approval={data.approval} text={data.text} />
        ) : (
          <EmptyState title="Bài này chưa được trình duyệt">Khi tác giả trình, bài sẽ có nội dung cố định để ký.</EmptyState>
        )
      }
    </QueryView>
  );
}
