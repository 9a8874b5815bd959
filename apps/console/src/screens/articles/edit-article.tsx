import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { act } from '../../api/act';
import { useArticle, useCategories, useSaveArticle, useSubmitArticle } from '../../api/hooks/articles';
import { ApiError } from '../../api/problem';
import { type ArticleDetail, type ArticleText } from '../../api/types';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { Notice, ProblemNotice } from '../../ui';
import { ArticleEditor } from './article-editor';
import { bodyOf, valuesOf } from './article-values';
import { ConflictDialog } from './conflict-dialog';
import { contentErrors } from './content-errors';
import { RefusalNotice } from './refusal-notice';
import { SubmitDialog } from './submit-dialog';
import { useArticleForm } from './use-article-form';

const CONFLICT = 'article_changed';

export function EditArticle({ site, article, text }: { site: string; article: ArticleDetail; text: ArticleText }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [get, set] = useSearchState();
  const categories = useCategories(site);
  const save = useSaveArticle(site, article.id);
  const submit = useSubmitArticle(site, article.id);
  const fresh = useArticle(site, article.id);
  const form = useArticleForm(site, article.id, valuesOf(text), text.number);
  const [version, setVersion] = useState(text.number);
  const [theirs, setTheirs] = useState<ArticleText | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const kept = (saved: ArticleDetail) => {
    setErrors({});
    setTheirs(null);
    setVersion(saved.currentVersion);
    if (saved.text) form.saved(valuesOf(saved.text));
  };
  const store = (expectedVersion: number, then?: () => void) =>
    save.mutate(
      { ...bodyOf(form.values), expectedVersion },
      {
        onSuccess: (saved) => {
          kept(saved);
          if (then) then();
          else void message.success(`Đã lưu phiên bản ${saved.currentVersion}`);
        },
        onError: (error) => {
          setErrors(error instanceof ApiError ? contentErrors(error.faults) : {});
          if (error instanceof ApiError && error.code === CONFLICT) void fresh.refetch().then(({ data }) => setTheirs(data?.text ?? null));
        },
      },
    );
  const openSubmit = () => set({ trinh: '1' });
  const takeTheirs = () => {
    if (!theirs) return;
    form.reset(valuesOf(theirs));
    setVersion(theirs.number);
    setTheirs(null);
    save.reset();
  };
  const category = categories.data?.items.find(({ slug }) => slug === form.values.category)?.name ?? 'Bài';

  return (
    <>
      <ArticleEditor
        site={site}
        article={{ ...article, currentVersion: version }}
        form={form}
        errors={errors}
        crumbs={[{ label: 'Bài viết', to: to.articles(site) }, { label: category }, { label: 'Soạn thảo' }]}
        saving={save.isPending}
        refusal={article.may.submit.allowed || form.dirty ? undefined : (article.may.submit.message ?? undefined)}
        notices={
          <>
            {article.approval?.refusal && article.state === 'refused' && <RefusalNotice refusal={article.approval.refusal} />}
            {article.state === 'in_approval' || article.state === 'approved' ? (
              <Notice tone="warn" title="Bài đang trong quy trình duyệt">
                Khi bạn lưu bản mới, các chữ ký đã có hết giá trị và bài phải trình lại.
              </Notice>
            ) : null}
            {article.liveVersion !== null && (
              <Notice tone="info" title={`Người dân đang đọc phiên bản ${article.liveVersion}`}>
                Phiên bản bạn sửa chỉ thay bản đang đăng sau khi được trình, ký và đăng lại.
              </Notice>
            )}
            {save.isError && !theirs && <ProblemNotice error={save.error} retry={() => store(version)} />}
          </>
        }
        onSave={() => store(version)}
        onSubmit={() => (form.dirty ? store(version, openSubmit) : openSubmit())}
      />
      {get('trinh') === '1' && (
        <SubmitDialog
          site={site}
          article={article}
          sending={submit.isPending}
          error={submit.error}
          onClose={() => set({ trinh: null })}
          onSubmit={(promises, forget) =>
            act(
              submit,
              { expectedVersion: version, ...promises },
              {
                onSuccess: () => {
                  forget();
                  void message.success(article.submitsTo === 'board' ? 'Đã trình duyệt' : 'Đã chuyển đơn vị phụ trách nội dung');
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
          onKeepMine={() => store(theirs.number)}
          onTakeTheirs={takeTheirs}
          onClose={() => setTheirs(null)}
        />
      )}
    </>
  );
}
