import { App } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useArticle, useSaveArticle, useSubmitArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type ArticleDetail } from '../../api/types';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { Notice, ProblemNotice } from '../../ui';
import { ArticleEditor } from './article-editor';
import { valuesOf } from './article-values';
import { ConflictDialog } from './conflict-dialog';
import { contentErrors } from './content-errors';
import { RefusalNotice } from './refusal-notice';
import { SubmitDialog } from './submit-dialog';
import { useArticleForm } from './use-article-form';

const isConflict = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

export function EditArticle({ site, article }: { site: string; article: ArticleDetail }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [get, set] = useSearchState();
  const save = useSaveArticle(site, article.id);
  const submit = useSubmitArticle(site, article.id);
  const fresh = useArticle(site, article.id);
  const form = useArticleForm(site, article.id, valuesOf(article), article.version);
  const [version, setVersion] = useState(article.version);
  const [theirs, setTheirs] = useState<ArticleDetail | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const submitting = get('trinh') === '1';

  const store = (expectedVersion: number, then?: (saved: ArticleDetail) => void) =>
    save.mutate(
      { ...form.values, expectedVersion },
      {
        onSuccess: (saved) => {
          setErrors({});
          setTheirs(null);
          setVersion(saved.version);
          form.saved(valuesOf(saved));
          if (then) then(saved);
          else void message.success(`Đã lưu phiên bản ${saved.version}`);
        },
        onError: (error) => {
          setErrors(error instanceof ApiError ? contentErrors(error.faults) : {});
          if (isConflict(error)) void fresh.refetch().then(({ data }) => setTheirs(data ?? null));
        },
      },
    );
  const askToSubmit = () => (form.dirty ? store(version, () => set({ trinh: '1' })) : set({ trinh: '1' }));
  const takeTheirs = () => {
    if (!theirs) return;
    form.reset(valuesOf(theirs));
    setVersion(theirs.version);
    setTheirs(null);
    save.reset();
  };

  return (
    <>
      <ArticleEditor
        site={site}
        article={{ ...article, version }}
        form={form}
        errors={errors}
        crumbs={[{ label: 'Bài viết', to: to.articles(site) }, { label: article.categoryName }, { label: 'Soạn thảo' }]}
        saving={save.isPending}
        notices={
          <>
            {article.approval?.refusal && <RefusalNotice site={site} refusal={article.approval.refusal} />}
            {save.isError && !theirs && <ProblemNotice error={save.error} retry={() => store(version)} />}
            {article.version > version && !theirs && (
              <Notice tone="warn" title="Bài này vừa được lưu ở nơi khác">
                Khi bạn bấm Lưu, hệ thống sẽ cho so sánh hai bản trước khi ghi.
              </Notice>
            )}
          </>
        }
        onSave={() => store(version)}
        onSubmit={askToSubmit}
      />
      {submitting && (
        <SubmitDialog
          site={site}
          article={article.id}
          sending={submit.isPending}
          error={submit.error}
          onClose={() => set({ trinh: null })}
          onSubmit={(checklist) =>
            submit.mutate(
              { expectedVersion: version, checklist: checklist.met, checklistVersion: checklist.version },
              {
                onSuccess: () => {
                  sessionStorage.removeItem(`draft:submit:${article.id}`);
                  void message.success('Đã trình duyệt');
                  void cache.invalidateQueries({ queryKey: ['queue'] });
                  void navigate(to.article(site, article.id), { replace: true });
                },
              },
            )
          }
        />
      )}
      {theirs && (
        <ConflictDialog
          mine={form.values}
          theirs={theirs}
          saving={save.isPending}
          onKeepMine={() => store(theirs.version)}
          onTakeTheirs={takeTheirs}
          onClose={() => setTheirs(null)}
        />
      )}
    </>
  );
}
