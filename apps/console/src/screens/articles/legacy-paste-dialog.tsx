import { Button } from 'antd';
import { Dialog, Notice } from '../../ui';
import { ENCODING_NAMES, type LegacyPaste } from './legacy-paste';

export interface LegacyPasteDialogProps {
  paste: LegacyPaste;
  onConvert(): void;
  onKeep(): void;
  onClose(): void;
}

const MOST = 900;
const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** Pasted text in an old encoding: shown before and after, converted only with the author's consent. */
export function LegacyPasteDialog({ paste, onConvert, onKeep, onClose }: LegacyPasteDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      width={720}
      title={`Văn bản dán vào dùng bảng mã ${ENCODING_NAMES[paste.encoding]}`}
      footer={
        <>
          <Button onClick={onClose}>Không dán</Button>
          <Button onClick={onKeep}>Dán nguyên văn</Button>
          <Button type="primary" onClick={onConvert}>
            Chuyển sang Unicode và dán
          </Button>
        </>
      }
    >
      <p>
        Nội dung trên trang phải dùng Unicode (TCVN 6909:2001). Hãy đọc lại bản chuyển trước khi dán
        {paste.confidence < 0.8 ? '; hệ thống không hoàn toàn chắc chắn về bảng mã.' : '.'}
      </p>
      {paste.confidence < 0.8 && <Notice tone="warn" title={`Mức chắc chắn ${Math.round(paste.confidence * 100)}%`} />}
      <div className="paste-preview">
        <section aria-label="Trước khi chuyển">
          <h3 className="small-heading">Trước khi chuyển</h3>
          <p>{cut(paste.before)}</p>
        </section>
        <section aria-label="Sau khi chuyển">
          <h3 className="small-heading">Sau khi chuyển</h3>
          <p>{cut(paste.after)}</p>
        </section>
      </div>
    </Dialog>
  );
}
