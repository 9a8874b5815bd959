import { Collapse, type CollapseProps } from 'antd';
import { Link } from 'react-router';
import { type ArticleDetail } from '../../api/types';
import { to } from '../../shell/paths';
import { type Check, CheckList, SigningSteps, StatusTag } from '../../ui';
import { requiredFields } from './article-checks';
import { ArticleFields } from './article-fields';
import { type ArticleValues } from './article-values';
import { chainSteps } from './chain-steps';
import { GenreField } from './genre-field';
import { ImageFields } from './image-fields';

export interface ArticleAsideProps {
  site: string;
  article: ArticleDetail | null;
  values: ArticleValues;
  errors: Record<string, string>;
  checks: Check[];
  set(changes: Partial<ArticleValues>): void;
}

const heading = (text: string) => <h2 className="aside-heading">{text}</h2>;

function CheckTag({ checks }: { checks: Check[] }) {
  const faults = checks.filter((check) => check.state === 'err').length;
  const advice = checks.filter((check) => check.state === 'warn').length;
  if (faults > 0) return <StatusTag tone="err">{faults} phải sửa</StatusTag>;
  return advice > 0 ? <StatusTag tone="warn">{advice} nên sửa</StatusTag> : <StatusTag tone="ok">Đạt</StatusTag>;
}

export function ArticleAside({ site, article, values, errors, checks, set }: ArticleAsideProps) {
  const fields = requiredFields(values);
  const filled = fields.filter((field) => field.filled).length;
  const panels: CollapseProps['items'] = [
    {
      key: 'fields',
      label: heading('Thông tin của bài'),
      extra: <StatusTag tone={filled === fields.length ? 'ok' : 'warn'}>{`${filled}/${fields.length}`}</StatusTag>,
      children: <ArticleFields site={site} values={values} errors={errors} set={set} />,
    },
    {
      key: 'checks',
      label: heading('Kiểm tra tiếp cận'),
      extra: <CheckTag checks={checks} />,
      children: (
        <>
          <CheckList items={checks} />
          <p className="hint">Mục nên sửa không chặn việc trình duyệt.</p>
        </>
      ),
    },
    {
      key: 'image',
      label: heading('Ảnh và địa chỉ'),
      extra: <span className="hint">{values.image ? 'có ảnh' : 'không ảnh'}</span>,
      children: (
        <ImageFields
          image={values.image}
          slug={values.slug}
          errors={errors}
          onImage={(image) => set({ image })}
          onSlug={(slug) => set({ slug })}
        />
      ),
    },
  ];
  if (article) {
    panels.push({
      key: 'genre',
      label: heading('Thể loại'),
      extra: article.genre ? <StatusTag tone="ok">Đã phân loại</StatusTag> : <StatusTag>Chưa phân loại</StatusTag>,
      children: <GenreField site={site} article={article} />,
    });
  }
  if (article?.approval) {
    panels.push({
      key: 'chain',
      label: heading('Chuỗi ký'),
      extra: <span className="hint">{article.approval.stateLabel}</span>,
      children: <SigningSteps {...chainSteps(article, article.approval)} />,
    });
  }
  if (article) {
    panels.push({
      key: 'versions',
      label: heading('Phiên bản'),
      extra: <span className="hint">{article.currentVersion}</span>,
      children: <Link to={to.versions(site, article.id)}>Xem và so sánh các phiên bản</Link>,
    });
  }
  return (
    <aside aria-label="Thông tin bài viết" className="article-aside">
      <Collapse
        expandIconPlacement="end"
        defaultActiveKey={['fields', 'checks', ...(article?.may.classify.allowed ? ['genre'] : [])]}
        items={panels}
      />
    </aside>
  );
}
