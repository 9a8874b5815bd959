import { App, Form, Select } from 'antd';
import { useClassifyArticle } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail } from '../../api/types';
import { ProblemNotice, Why } from '../../ui';

export interface GenreFieldProps {
  site: string;
  article: ArticleDetail;
  /** Of the box, where another one stands on the same page. */
  id?: string;
}

/** The class of a work: the basis of its royalty, outside what is signed. Basis: LA-13.1.a1 */
export function GenreField({ site, article, id = 'article-genre' }: GenreFieldProps) {
  const { message } = App.useApp();
  const rule = useRule(site, 'article.genres');
  const classify = useClassifyArticle(site, article.id);
  const { allowed, message: because } = article.may.classify;
  const genres = rule?.value.genres ?? [];
  const name = genres.find(({ code }) => code === article.genre)?.label;
  if (!allowed) {
    return (
      <p>
        {name ?? 'Chưa phân loại'}{' '}
        <Why title="Ai phân loại" basis="LA-13.1.a1">
          {because}
        </Why>
      </p>
    );
  }
  return (
    <>
      {classify.isError && <ProblemNotice error={classify.error} />}
      <Form layout="vertical" requiredMark={false} className="tight-form" component="div">
        <Form.Item label="Thể loại" htmlFor={id} extra="Là căn cứ tính nhuận bút; đổi thể loại không làm mất chữ ký.">
          <Select
            id={id}
            placeholder="Chọn thể loại"
            loading={!rule || classify.isPending}
            value={article.genre ?? undefined}
            onChange={(genre: string) => classify.mutate({ genre }, { onSuccess: () => void message.success('Đã phân loại') })}
            options={genres.map(({ code, label }) => ({ value: code, label }))}
          />
        </Form.Item>
      </Form>
    </>
  );
}
