import { Button, Checkbox } from 'antd';
import { useRule } from '../../api/hooks/regulation';
import { useKeptState } from '../../drafts/form-draft';
import { Basis, Dialog, Loading, PermissionButton, ProblemNotice } from '../../ui';

export interface SubmitDialogProps {
  site: string;
  article: string;
  sending: boolean;
  error: Error | null;
  onSubmit(checklist: { version: number; met: string[] }): void;
  onClose(): void;
}

const NONE: string[] = [];

/** What is affirmed of a text before it goes to the board; kept with the approval. Basis: LA-4.2.c, LA-12.1 */
export function SubmitDialog({ site, article, sending, error, onSubmit, onClose }: SubmitDialogProps) {
  const checklist = useRule(site, 'article.checklist');
  const [met, setMet] = useKeptState<string[]>(`submit:${article}`, NONE);
  const items = checklist?.value.items ?? [];
  const open = items.filter((item) => !met.includes(item.code)).length;
  return (
    <Dialog
      open
      onClose={onClose}
      width={640}
      title="Trình duyệt"
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <PermissionButton
            type="primary"
            loading={sending}
            basis="LA-4.2.c"
            refusal={!checklist ? 'Chưa tải được bảng kiểm tra tuân thủ.' : open > 0 ? `Còn ${open} mục chưa xác nhận.` : undefined}
            onClick={() => onSubmit({ version: checklist?.value.version ?? 0, met })}
          >
            Trình duyệt
          </PermissionButton>
        </>
      }
    >
      {error && <ProblemNotice error={error} />}
      <p>
        Bạn xác nhận từng mục dưới đây cho đúng bản đang trình. Lời xác nhận được lưu cùng hồ sơ duyệt. <Basis id="LA-12.1" />
      </p>
      {!checklist && <Loading small />}
      <Checkbox.Group className="checklist-boxes" value={met} onChange={setMet} aria-label="Bảng kiểm tra tuân thủ">
        {items.map((item) => (
          <Checkbox key={item.code} value={item.code}>
            {item.label}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Dialog>
  );
}
