import { Collapse, type CollapseProps } from 'antd';
import { Link } from 'react-router';
import { type ArticleContent, type ArticleDetail } from '../../api/types';
import { to } from '../../shell/paths';
import { type Check, CheckList, SigningSteps, StatusTag } from '../../ui';
import { ArticleFields } from './article-fields';
import { chainSteps } from './chain-steps';

export interface ArticleAsideProps {
  site: string;
  article: ArticleDetail | null;
  values: ArticleContent;
  errors: Record<string, string>;
  checks: Check[];
  missing: string[];
  set(changes: Partial<ArticleContent>): void;
}

const heading = (text: string) => <h2 className="aside-heading">{text}</h2>;
const REQUIRED = 6;

export function ArticleAside({ site, article, values, errors, checks, missing, set }: ArticleAsideProps) {
  const faults = checks.filter((check) => check.state === 'err').length;
  const advice = checks.filter((check) => check.state === 'warn').length;
  const panels: CollapseProps['items'] = [
    {
      key: 'fields',
      label: heading('Thông tin bắt buộc'),
      extra:
        missing.length > 0 ? (
          <StatusTag tone="warn">{`${REQUIRED - missing.length}/${REQUIRED}`}</StatusTag>
        ) : (
          <StatusTag tone="ok">{`${REQUIRED}/${REQUIRED}`}</StatusTag>
        ),
      children: <ArticleFields site={site} values={values} errors={errors} set={set} />,
    },
    {
      key: 'checks',
      label: heading('Kiểm tra tiếp cận'),
      extra:
        faults > 0 ? (
          <StatusTag tone="err">{faults} phải sửa</StatusTag>
        ) : advice > 0 ? (
          <StatusTag tone="warn">{advice} nên sửa</StatusTag>
        ) : (
          <StatusTag tone="ok">Đạt</StatusTag>
        ),
      children: (
        <>
          <CheckList items={checks} />
          <p className="hint">Mục nên sửa không chặn việc trình duyệt.</p>
        </>
      ),
    },
  ];
  if (article?.approval) {
    const { steps, at } = chainSteps(article.approval);
    panels.push({
      key: 'chain',
      label: heading('Chuỗi ký'),
      extra: <span className="hint">{article.approval.routeLabel}</span>,
      children: <SigningSteps steps={steps} at={at} />,
    });
  }
  if (article) {
    panels.push({
      key: 'versions',
      label: heading('Phiên bản'),
      extra: <span className="hint">{article.version}</span>,
      children: <Link to={to.versions(site, article.id)}>Xem và so sánh các phiên bản</Link>,
    });
  }
  return (
    <aside aria-label="Thông tin bài viết" className="article-aside">
      <Collapse expandIconPlacement="end" defaultActiveKey={['fields', 'checks']} items={panels} />
    </aside>
  );
}
