import './editor.css';
import { Form, Input, Select } from 'antd';
import { useCategories } from '../../api/hooks/articles';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleContent } from '../../api/types';
import { Basis } from '../../ui';

export interface ArticleFieldsProps {
  site: string;
  values: ArticleContent;
  errors: Record<string, string>;
  set(changes: Partial<ArticleContent>): void;
}

const item = (error?: string) => (error ? { validateStatus: 'error' as const, help: error } : {});

/** What an article must say about itself. Basis: LA-12.4, LA-13.1.a1 */
export function ArticleFields({ site, values, errors, set }: ArticleFieldsProps) {
  const categories = useCategories(site);
  const genres = useRule(site, 'article.genres');
  return (
    <Form layout="vertical" requiredMark={false} className="tight-form" component="div">
      <Form.Item label="Chuyên mục" htmlFor="article-category" {...item(errors['categoryId'])}>
        <Select
          id="article-category"
          placeholder="Chọn chuyên mục"
          loading={categories.isPending}
          value={values.categoryId || undefined}
          onChange={(categoryId: string) => set({ categoryId })}
          options={(categories.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label="Tóm tắt" htmlFor="article-summary" {...item(errors['summary'])}>
        <Input.TextArea
          id="article-summary"
          rows={3}
          value={values.summary}
          onChange={(event) => set({ summary: event.target.value })}
          showCount
          maxLength={500}
        />
      </Form.Item>
      <Form.Item label="Thể loại" htmlFor="article-genre" {...item(errors['genre'])}>
        <Select
          id="article-genre"
          allowClear
          placeholder="Đầu mối nội dung phân loại"
          value={values.genre ?? undefined}
          onChange={(genre: string | undefined) => set({ genre: genre ?? null })}
          options={(genres?.value.genres ?? []).map(({ code, label }) => ({ value: code, label }))}
        />
      </Form.Item>
      <div className="two-fields">
        <Form.Item label="Tác giả" htmlFor="article-author" {...item(errors['author'])}>
          <Input id="article-author" value={values.author} maxLength={200} onChange={(event) => set({ author: event.target.value })} />
        </Form.Item>
        <Form.Item label="Nguồn" htmlFor="article-source" {...item(errors['source'])}>
          <Input id="article-source" value={values.source} maxLength={300} onChange={(event) => set({ source: event.target.value })} />
        </Form.Item>
      </div>
      <Basis id="LA-12.4" />
    </Form>
  );
}
