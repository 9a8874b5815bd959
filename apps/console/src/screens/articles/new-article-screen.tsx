import { App } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { act } from '../../api/act';
import { useCreateArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { ProblemNotice } from '../../ui';
import { ArticleEditor } from './article-editor';
import { contentErrors } from './content-errors';
import { bodyOf, EMPTY_ARTICLE } from './article-values';
import { useArticleForm } from './use-article-form';

export default function NewArticleScreen() {
  const { site = '' } = useParams();
  return <NewArticle key={site} site={site} />;
}

function NewArticle({ site }: { site: string }) {
  usePageTitle('Bài mới');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const create = useCreateArticle(site);
  const form = useArticleForm(site, 'moi', EMPTY_ARTICLE, 0);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const save = (thenSubmit: boolean) => {
    act(create, bodyOf(form.values), {
      onSuccess: (article) => {
        form.reset(EMPTY_ARTICLE);
        void message.success('Đã lưu bài mới');
        void navigate(to.article(site, article.id) + (thenSubmit ? '?trinh=1' : ''), { replace: true });
      },
      onError: (error) => setErrors(error instanceof ApiError ? contentErrors(error.faults) : {}),
    });
  };
  return (
    <ArticleEditor
      site={site}
      article={null}
      form={form}
      errors={errors}
      crumbs={[{ label: 'Bài viết', to: to.articles(site) }, { label: 'Bài mới' }]}
      saving={create.isPending}
      notices={create.isError && <ProblemNotice error={create.error} />}
      onSave={() => save(false)}
      onSubmit={() => save(true)}
    />
  );
}
