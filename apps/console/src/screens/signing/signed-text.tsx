import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useArticleVersions } from '../../api/hooks/articles';
import { type ArticleContent } from '../../api/types';
import { htmlParagraphs } from '../../diff/html-paragraphs';
import { diffParagraphs } from '../../diff/paragraphs';
import { usePhone } from '../../theme/use-media';
import { HashText, Instant, Panel, Why } from '../../ui';
import { RichText } from '../../ui/rich-text';
import { TextDiff } from '../../ui/text-diff';
import { type SigningProps } from './signing-screen';

const paragraphs = ({ title, summary, body }: ArticleContent) => [title, summary, ...htmlParagraphs(body)];

/** Exactly what the signature binds, its hash, and how it differs from what was signed before. */
export function SignedText({ site, article, approval }: SigningProps) {
  const phone = usePhone();
  const [view, setView] = useState<'text' | 'diff'>('text');
  const versions = useArticleVersions(site, article.id);
  const last = versions.data?.items
    .filter((version) => version.signedAt && version.version < approval.versionNumber)
    .toSorted((a, b) => b.version - a.version)[0];
  const difference = useMemo(() => (last ? diffParagraphs(paragraphs(last), paragraphs(article)) : []), [last, article]);
  return (
    <Panel
      title={approval.state === 'pending' ? 'Nội dung bạn sẽ ký' : 'Nội dung đã ký'}
      extra={
        last && (
          <Segmented
            aria-label="Cách xem"
            value={view}
            onChange={setView}
            options={[
              { value: 'text', label: 'Bản sẽ ký' },
              { value: 'diff', label: phone ? 'Khác biệt' : 'So với bản đã ký' },
            ]}
          />
        )
      }
    >
      {view === 'diff' && last ? (
        <>
          <p className="hint">
            So với phiên bản {last.version}, ký <Instant value={last.signedAt ?? last.savedAt} />. <ins>Thêm</ins> <del>Bỏ</del>
          </p>
          <TextDiff paragraphs={difference} />
        </>
      ) : (
        <article className="signed-text" aria-label="Bản xem trước">
          <h3>{article.title}</h3>
          <p className="lead-paragraph">{article.summary}</p>
          <RichText html={article.body} />
          <p className="muted">
            {article.author}. Nguồn: {article.source}
          </p>
        </article>
      )}
      <div className="hash-line">
        <span>Mã băm của đúng bản này</span>
        <HashText value={approval.contentHash} />
        <Why title="Mã băm để làm gì">
          Chữ ký gắn với đúng nội dung có mã băm này: tiêu đề, tóm tắt, nội dung, chuyên mục, tác giả và nguồn. Nếu ai đó sửa một chữ, mã
          băm đổi và chữ ký không còn giá trị cho bản mới. Thể loại để tính nhuận bút không nằm trong mã băm.
        </Why>
      </div>
    </Panel>
  );
}
