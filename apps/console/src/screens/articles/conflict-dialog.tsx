import { Button } from 'antd';
import { useMemo } from 'react';
import { type ArticleText } from '../../api/types';
import { diffParagraphs } from '../../diff/paragraphs';
import { Dialog, Instant } from '../../ui';
import { TextDiff } from '../../ui/text-diff';
import { articleParagraphs } from './article-paragraphs';
import { type ArticleValues } from './article-values';

export interface ConflictDialogProps {
  mine: ArticleValues;
  theirs: ArticleText;
  saving: boolean;
  onKeepMine(): void;
  onTakeTheirs(): void;
  onClose(): void;
}

/** Someone saved meanwhile: both texts compared, and the author decides. Nothing is overwritten unseen. */
export function ConflictDialog({ mine, theirs, saving, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  const difference = useMemo(() => diffParagraphs(articleParagraphs(theirs), articleParagraphs(mine)), [mine, theirs]);
  return (
    <Dialog
      open
      onClose={onClose}
      width={760}
      title="Có người vừa lưu bản khác của bài này"
      footer={
        <>
          <Button onClick={onClose}>Xem lại bài của tôi</Button>
          <Button onClick={onTakeTheirs}>Lấy bản đã lưu</Button>
          <Button type="primary" loading={saving} onClick={onKeepMine}>
            Lưu bản của tôi thành phiên bản mới
          </Button>
        </>
      }
    >
      <p>
        {theirs.editedByName} lưu phiên bản {theirs.number}, <Instant value={theirs.createdAt} />. Dưới đây là khác biệt:{' '}
        <ins>có trong bản của bạn</ins> <del>chỉ có trong bản đã lưu</del>. Phiên bản nào cũng được giữ lại.
      </p>
      <div className="conflict-columns" tabIndex={0} role="region" aria-label="Khác biệt giữa hai bản">
        <TextDiff paragraphs={difference} />
      </div>
    </Dialog>
  );
}
