import './editor.css';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useCategories } from '../../api/hooks/articles';
import { Basis } from '../../ui';
import { type ArticleValues } from './article-values';

export interface ArticleFieldsProps {
  site: string;
  values: ArticleValues;
  errors: Record<string, string>;
  set(changes: Partial<ArticleValues>): void;
}

const item = (error?: string) => (error ? { validateStatus: 'error' as const, help: error } : {});

/** What an article says about itself. Basis: LA-12.4 */
export function ArticleFields({ site, values, errors, set }: ArticleFieldsProps) {
  const categories = useCategories(site);
  const options = (categories.data?.items ?? [])
    .filter(({ open, slug }) => open || slug === values.category)
    .map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Form layout="vertical" requiredMark={false} className="tight-form" component="div">
      <Form.Item label="Chuyên mục" htmlFor="article-category" {...item(errors['category'])}>
        <Select
          id="article-category"
          placeholder="Chọn chuyên mục"
          loading={categories.isPending}
          value={values.category || undefined}
          onChange={(category: string) => set({ category })}
          options={options}
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
      <Form.Item label="Tác giả hiển thị" htmlFor="article-byline" {...item(errors['byline'])}>
        <Input id="article-byline" value={values.byline ?? ''} maxLength={200} onChange={(event) => set({ byline: event.target.value })} />
      </Form.Item>
      <Form.Item label="Nguồn gốc" {...item(errors['origin'])}>
        <Radio.Group
          aria-label="Nguồn gốc"
          value={values.origin}
          onChange={(event) => set({ origin: event.target.value as ArticleValues['origin'] })}
          options={[
            { value: 'own', label: 'Tự viết' },
            { value: 'reused', label: 'Dẫn lại' },
          ]}
        />
      </Form.Item>
      {values.origin === 'reused' && (
        <>
          <div className="two-fields">
            <Form.Item label="Nguồn" htmlFor="article-source" {...item(errors['source'])}>
              <Input
                id="article-source"
                value={values.source ?? ''}
                maxLength={200}
                onChange={(event) => set({ source: event.target.value })}
              />
            </Form.Item>
            <Form.Item label="Tác giả của nguồn" htmlFor="article-source-author" {...item(errors['sourceAuthor'])}>
              <Input
                id="article-source-author"
                value={values.sourceAuthor ?? ''}
                maxLength={200}
                onChange={(event) => set({ sourceAuthor: event.target.value })}
              />
            </Form.Item>
          </div>
          <Form.Item label="Địa chỉ bài gốc" htmlFor="article-source-url" {...item(errors['sourceUrl'])}>
            <Input
              id="article-source-url"
              inputMode="url"
              placeholder="https://"
              value={values.sourceUrl ?? ''}
              maxLength={1000}
              onChange={(event) => set({ sourceUrl: event.target.value })}
            />
          </Form.Item>
          <p>
            <Basis id="LA-12.4" />
          </p>
        </>
      )}
      <Checkbox checked={values.featured} onChange={(event) => set({ featured: event.target.checked })}>
        Đặt ở vị trí đầu trang chủ
      </Checkbox>
    </Form>
  );
}
