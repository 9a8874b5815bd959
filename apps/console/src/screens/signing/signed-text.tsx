import '../articles/editor.css';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useArticleVersion } from '../../api/hooks/articles';
import { type ApprovalView } from '../../api/types';
import { diffParagraphs } from '../../diff/paragraphs';
import { usePhone } from '../../theme/use-media';
import { HashText, Instant, Panel, Why } from '../../ui';
import { RichText } from '../../ui/rich-text';
import { TextDiff } from '../../ui/text-diff';
import { articleParagraphs, signatureLine } from '../articles/article-paragraphs';
import { SignedFacts } from '../articles/signed-facts';
import { type SigningProps } from './signing-screen';

const TITLES: Record<ApprovalView['state'], string> = {
  pending: 'Nội dung sẽ được ký',
  granted: 'Nội dung đã ký',
  refused: 'Nội dung đã trình, bị từ chối',
  voided: 'Nội dung đã trình, đã rút',
};

/** Exactly what the signature binds, its hash, and how it differs from what citizens read now. */
export function SignedText({ site, article, approval, text }: SigningProps) {
  const phone = usePhone();
  const same = text.contentHash === approval.contentHash;
  const [view, setView] = useState<'text' | 'diff'>('text');
  const live = article.liveVersion !== null && article.liveVersion !== text.number ? article.liveVersion : null;
  const before = useArticleVersion(site, article.id, live);
  const difference = useMemo(
    () => (before.data ? diffParagraphs(articleParagraphs(before.data), articleParagraphs(text)) : []),
    [before.data, text],
  );
  return (
    <Panel
      title={same ? TITLES[approval.state] : 'Bản hiện nay, đã sửa sau khi trình'}
      extra={
        before.data && (
          <Segmented
            aria-label="Cách xem"
            value={view}
            onChange={setView}
            options={[
              { value: 'text', label: phone ? 'Bản này' : 'Bản sẽ ký' },
              { value: 'diff', label: phone ? 'Khác biệt' : 'So với bản đang đăng' },
            ]}
          />
        )
      }
    >
      {view === 'diff' && before.data ? (
        <>
          <p className="hint">
            So với phiên bản {before.data.number} đang đăng, lưu <Instant value={before.data.createdAt} />. <ins>Thêm</ins> <del>Bỏ</del>
          </p>
          <TextDiff paragraphs={difference} />
        </>
      ) : (
        <article className="signed-text" aria-label="Bản xem trước">
          <h3 className="signed-title">{text.title}</h3>
          <p className="lead-paragraph">{text.summary}</p>
          <RichText html={text.body} />
          <p className="muted">{signatureLine(text)}</p>
          <SignedFacts site={site} text={text} />
        </article>
      )}
      <div className="hash-line">
        <span>Mã băm của đúng bản này</span>
        <HashText value={text.contentHash} />
        <Why title="Mã băm để làm gì" basis="LA-9.4.a">
          Chữ ký gắn với đúng nội dung có mã băm này: tiêu đề, tóm tắt, nội dung, ảnh, nguồn, tác giả và chỗ đăng. Ai sửa một chữ thì mã băm
          đổi và chữ ký không còn giá trị cho bản mới. Thể loại để tính nhuận bút không nằm trong mã băm.
        </Why>
      </div>
    </Panel>
  );
}
