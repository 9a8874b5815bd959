import { Button, Form, Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { timeInVietnam } from '@cong-tinh/kernel/dates';
import { type ArticleDetail } from '../../api/types';
import { useNarrow } from '../../theme/use-media';
import { Instant, Notice, PageHeader, PermissionButton, StatusTag, Why } from '../../ui';
import { type Crumb } from '../../ui/page-header';
import { ArticleAside } from './article-aside';
import { accessibilityChecks, readingTime, requiredFields } from './article-checks';
import { RichEditor } from './rich-editor';
import { type ArticleForm } from './use-article-form';

export interface ArticleEditorProps {
  site: string;
  article: ArticleDetail | null;
  form: ArticleForm;
  errors: Record<string, string>;
  crumbs: Crumb[];
  saving: boolean;
  /** Why it cannot be submitted, beside what is missing. */
  refusal?: string;
  notices?: ReactNode;
  onSave(): void;
  onSubmit(): void;
}

export function ArticleEditor({ site, article, form, errors, crumbs, saving, refusal, notices, onSave, onSubmit }: ArticleEditorProps) {
  const narrow = useNarrow();
  const { values, set } = form;
  const checks = useMemo(() => accessibilityChecks(values), [values]);
  const missing = useMemo(
    () =>
      requiredFields(values)
        .filter((field) => !field.filled)
        .map((field) => field.label),
    [values],
  );
  useSaveKey(onSave);

  const faults = checks.filter((check) => check.state === 'err').length;
  const why =
    missing.length > 0 || faults > 0 ? (
      <>
        Còn việc phải làm trước khi trình duyệt:
        <ul>
          {faults > 0 && <li>{faults} lỗi tiếp cận phải sửa</li>}
          {missing.map((name) => (
            <li key={name}>Mục “{name}” chưa có</li>
          ))}
        </ul>
        Bản nháp của bạn vẫn được giữ.
      </>
    ) : undefined;
  const size = narrow ? 'large' : 'middle';
  const actions = (
    <>
      <PermissionButton size={size} loading={saving} onClick={onSave}>
        Lưu
      </PermissionButton>
      <PermissionButton type="primary" size={size} refusal={refusal ?? why} basis="LA-12.3" onClick={onSubmit}>
        {article?.submitsTo === 'contentUnit' ? 'Chuyển đơn vị phụ trách' : 'Trình duyệt'}
      </PermissionButton>
    </>
  );
  return (
    <div className="with-foot-bar">
      <PageHeader
        crumbs={crumbs}
        title={article ? 'Soạn thảo bài viết' : 'Bài mới'}
        summary={<SaveState article={article} form={form} />}
        actions={!narrow && actions}
      />
      {notices}
      <FoundDraft form={form} />
      <div className="two-columns">
        <div className="paper">
          <Form layout="vertical" requiredMark={false} component="div">
            <Form.Item
              label="Tiêu đề"
              htmlFor="article-title"
              {...(errors['title'] ? { validateStatus: 'error' as const, help: errors['title'] } : {})}
            >
              <Input.TextArea
                id="article-title"
                className="article-title"
                autoSize
                maxLength={200}
                value={values.title}
                onChange={(event) => set({ title: event.target.value.replace(/\n/g, ' ') })}
              />
            </Form.Item>
          </Form>
          <RichEditor label="Nội dung bài viết" value={values.body} onChange={(body) => set({ body })} invalid={Boolean(errors['body'])} />
          {errors['body'] && <p className="field-error">{errors['body']}</p>}
          <p className="paper-foot">{readingTime(values.body)}</p>
        </div>
        <ArticleAside site={site} article={article} values={values} errors={errors} checks={checks} set={set} />
      </div>
      {narrow && <div className="foot-bar">{actions}</div>}
    </div>
  );
}

function SaveState({ article, form }: { article: ArticleDetail | null; form: ArticleForm }) {
  const kept = form.keptAt && timeInVietnam(new Date(form.keptAt));
  return (
    <span className="summary-flow">
      {form.dirty ? (
        <StatusTag tone="warn">{kept ? `Chưa lưu, giữ tạm trên máy này lúc ${kept}` : 'Chưa lưu'}</StatusTag>
      ) : article ? (
        <StatusTag tone="ok">Đã lưu</StatusTag>
      ) : (
        <StatusTag>Chưa có bản lưu</StatusTag>
      )}
      {article && <span>Phiên bản {article.currentVersion}</span>}
      <Why title="Lưu và giữ tạm">
        Những gì bạn gõ được giữ tạm trên máy này để không mất khi rớt mạng. Chỉ khi bấm Lưu, bài mới thành một phiên bản trên máy chủ và
        người khác trong Ban Biên tập mới đọc được. Phiên bản cũ không bị xóa.
      </Why>
    </span>
  );
}

function FoundDraft({ form }: { form: ArticleForm }) {
  if (!form.found) return null;
  return (
    <Notice
      tone="info"
      title="Có bản nháp chưa lưu trên máy này"
      actions={
        <>
          <Button size="small" type="primary" onClick={form.useFound}>
            Dùng bản nháp
          </Button>
          <Button size="small" onClick={form.dropFound}>
            Bỏ
          </Button>
        </>
      }
    >
      Gõ lúc <Instant value={form.found.at} />
      {form.found.baseVersion > 0 && `, từ phiên bản ${form.found.baseVersion}`}.
    </Notice>
  );
}

function useSaveKey(onSave: () => void): void {
  const [save] = useState(() => ({ run: onSave }));
  save.run = onSave;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save.run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}
