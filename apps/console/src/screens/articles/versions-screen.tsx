import './editor.css';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useArticle, useArticleVersion, useArticleVersions } from '../../api/hooks/articles';
import { type ArticleText, type ArticleVersionView } from '../../api/types';
import { diffParagraphs } from '../../diff/paragraphs';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { EmptyState, Fact, Facts, HashText, Instant, PageHeader, Panel, QueryView, StatusTag } from '../../ui';
import { TextDiff } from '../../ui/text-diff';
import { articleParagraphs } from './article-paragraphs';

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
      <QueryView query={versions}>{({ items }) => <Versions site={site} article={article} items={items} />}</QueryView>
    </>
  );
}

function Versions({ site, article, items }: { site: string; article: string; items: ArticleVersionView[] }) {
  const [get, set] = useSearchState();
  const sorted = useMemo(() => items.toSorted((a, b) => b.number - a.number), [items]);
  const after = sorted.find(({ number }) => String(number) === get('ban')) ?? sorted[0];
  const before =
    sorted.find(({ number }) => String(number) === get('so-voi')) ?? sorted.find(({ number }) => after && number < after.number);
  const text = useArticleVersion(site, article, after?.number ?? null);
  const old = useArticleVersion(site, article, before?.number ?? null);
  if (!after) return <EmptyState title="Chưa có phiên bản nào">Khi bài được lưu, phiên bản sẽ hiện ở đây.</EmptyState>;
  const options = sorted.map(({ number, editedByName }) => ({ value: String(number), label: `Phiên bản ${number}, ${editedByName}` }));
  return (
    <div className="two-columns">
      <Panel
        title="So sánh"
        extra={
          <span className="version-choice">
            <Select
              aria-label="Phiên bản"
              value={String(after.number)}
              options={options}
              onChange={(value: string) => set({ ban: value })}
              popupMatchSelectWidth={false}
            />
            {before && (
              <Select
                aria-label="So với phiên bản"
                value={String(before.number)}
                options={options}
                onChange={(value: string) => set({ 'so-voi': value })}
                popupMatchSelectWidth={false}
              />
            )}
          </span>
        }
      >
        {before ? (
          <QueryView query={text} part>
            {(now) => (
              <QueryView query={old} part>
                {(then) => <Comparison before={then} after={now} />}
              </QueryView>
            )}
          </QueryView>
        ) : (
          <p className="hint">Bài mới có một phiên bản nên chưa có gì để so sánh.</p>
        )}
      </Panel>
      <Panel title="Các phiên bản">
        <ol className="versions-list">
          {sorted.map((version) => (
            <li key={version.number}>
              <b>{version.number}</b>
              <div>
                {version.editedByName} {version.live && <StatusTag tone="ok">Đang đăng</StatusTag>}
                <small>
                  <Instant value={version.createdAt} />
                  {version.changeNote && `, ${version.changeNote}`}
                </small>
              </div>
            </li>
          ))}
        </ol>
        {text.data && (
          <Facts>
            <Fact name="Mã băm bản đang xem">
              <HashText value={text.data.contentHash} />
            </Fact>
          </Facts>
        )}
      </Panel>
    </div>
  );
}

function Comparison({ before, after }: { before: ArticleText; after: ArticleText }) {
  const difference = useMemo(() => diffParagraphs(articleParagraphs(before), articleParagraphs(after)), [before, after]);
  return (
    <>
      <p className="hint">
        Phiên bản {after.number} so với phiên bản {before.number}. <ins>Thêm</ins> <del>Bỏ</del>
      </p>
      <TextDiff paragraphs={difference} />
    </>
  );
}
