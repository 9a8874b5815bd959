import './editor.css';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useArticle, useArticleVersions } from '../../api/hooks/articles';
import { type ArticleVersionView } from '../../api/types';
import { htmlParagraphs } from '../../diff/html-paragraphs';
import { diffParagraphs } from '../../diff/paragraphs';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { EmptyState, Fact, Facts, HashText, Instant, PageHeader, Panel, QueryView, StatusTag } from '../../ui';
import { TextDiff } from '../../ui/text-diff';

export default function VersionsScreen() {
  const { site = '', article = '' } = useParams();
  usePageTitle('Phiên bản');
  const detail = useArticle(site, article);
  const versions = useArticleVersions(site, article);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Bài viết', to: to.articles(site) },
          { label: detail.data?.title ?? 'Bài', to: to.article(site, article) },
          { label: 'Phiên bản' },
        ]}
        title="Phiên bản"
        summary="Mỗi lần lưu là một phiên bản; không phiên bản nào bị sửa hoặc xóa."
      />
      <QueryView query={versions}>{({ items }) => <Versions items={items} />}</QueryView>
    </>
  );
}

const paragraphs = ({ title, summary, body }: ArticleVersionView) => [title, summary, ...htmlParagraphs(body)];

function Versions({ items }: { items: ArticleVersionView[] }) {
  const [get, set] = useSearchState();
  const sorted = useMemo(() => items.toSorted((a, b) => b.version - a.version), [items]);
  const after = sorted.find(({ version }) => String(version) === get('ban')) ?? sorted[0];
  const before = sorted.find(({ version }) => String(version) === get('so-voi')) ?? sorted[1];
  const difference = useMemo(() => (after && before ? diffParagraphs(paragraphs(before), paragraphs(after)) : []), [after, before]);
  if (!after) return <EmptyState title="Chưa có phiên bản nào">Khi bài được lưu, phiên bản sẽ hiện ở đây.</EmptyState>;
  const options = sorted.map(({ version, savedBy }) => ({ value: String(version), label: `Phiên bản ${version}, ${savedBy}` }));
  return (
    <div className="two-columns">
      <Panel
        title="So sánh"
        extra={
          <span className="version-choice">
            <Select
              aria-label="Phiên bản"
              value={String(after.version)}
              options={options}
              onChange={(value: string) => set({ ban: value })}
              popupMatchSelectWidth={false}
            />
            {before && (
              <Select
                aria-label="So với phiên bản"
                value={String(before.version)}
                options={options}
                onChange={(value: string) => set({ 'so-voi': value })}
                popupMatchSelectWidth={false}
              />
            )}
          </span>
        }
      >
        {before ? (
          <>
            <p className="hint">
              Phiên bản {after.version} so với phiên bản {before.version}. <ins>Thêm</ins> <del>Bỏ</del>
            </p>
            <TextDiff paragraphs={difference} />
          </>
        ) : (
          <p className="hint">Bài mới có một phiên bản nên chưa có gì để so sánh.</p>
        )}
      </Panel>
      <Panel title="Các phiên bản">
        <ol className="versions-list">
          {sorted.map((version) => (
            <li key={version.version}>
              <b>{version.version}</b>
              <div>
                {version.savedBy}
                <small>
                  <Instant value={version.savedAt} />
                </small>
                {version.publishedAt ? (
                  <StatusTag tone="ok">Đã đăng</StatusTag>
                ) : (
                  version.signedAt && <StatusTag tone="ink">Đã ký</StatusTag>
                )}
              </div>
            </li>
          ))}
        </ol>
        <Facts>
          <Fact name="Mã băm bản đang xem">
            <HashText value={after.contentHash} />
          </Fact>
        </Facts>
      </Panel>
    </div>
  );
}
