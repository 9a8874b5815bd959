import { Button, Checkbox } from 'antd';
import { useRule } from '../../api/hooks/regulation';
import { type ArticleDetail, type SubmissionInput } from '../../api/types';
import { useKeptState } from '../../drafts/form-draft';
import { Basis, Dialog, Loading, Notice, PermissionButton, ProblemNotice } from '../../ui';
import { CONFIRMATIONS, isConfirmation } from '../../words/articles';
import { GenreField } from './genre-field';

type Promises = Pick<SubmissionInput, 'checklist' | 'confirms'>;

export interface SubmitDialogProps {
  site: string;
  article: ArticleDetail;
  sending: boolean;
  error: Error | null;
  /** `forget` is to be called once the server has taken them. */
  onSubmit(promises: Promises, forget: () => void): void;
  onClose(): void;
}

const NONE: string[] = [];

/** What is affirmed of a text before it goes on its way; kept with the approval. Basis: LA-4.2.c, LA-12.1 */
export function SubmitDialog({ site, article, sending, error, onSubmit, onClose }: SubmitDialogProps) {
  const demands = article.submitDemands;
  const wantsChecklist = demands.includes('checklist');
  const rule = useRule(site, 'article.checklist');
  const [met, setMet, clear] = useKeptState<string[]>(`submit:${article.id}`, NONE);
  const items = wantsChecklist ? (rule?.value.items ?? []) : [];
  const confirmations = demands.filter(isConfirmation);
  const open = items.filter((item) => !met.includes(item.code)).length + confirmations.filter((demand) => !met.includes(demand)).length;
  const toBoard = article.submitsTo === 'board';
  const act = toBoard ? 'Trình duyệt' : 'Chuyển đơn vị phụ trách';

  const refusal = (() => {
    if (!article.may.submit.allowed) return article.may.submit.message ?? 'Bạn không trình được bài này.';
    if (demands.includes('genre') && article.genre === null) return 'Chưa phân loại thể loại của bài.';
    if (wantsChecklist && !rule) return 'Chưa tải được bảng kiểm tra tuân thủ.';
    return open > 0 ? `Còn ${open} mục chưa xác nhận.` : undefined;
  })();
  const send = () => {
    const checklist = rule &&
      wantsChecklist && { version: rule.value.version, answers: Object.fromEntries(items.map(({ code }) => [code, met.includes(code)])) };
    onSubmit({ ...(checklist ? { checklist } : {}), ...(confirmations.length > 0 ? { confirms: confirmations } : {}) }, clear);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={640}
      title={act}
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <PermissionButton type="primary" loading={sending} basis="LA-4.2.c" refusal={refusal} onClick={send}>
            {act}
          </PermissionButton>
        </>
      }
    >
      {error && <ProblemNotice error={error} />}
      {!toBoard && (
        <Notice tone="info" title="Bài được chuyển đến đơn vị phụ trách nội dung">
          Đơn vị phụ trách phân loại, hoàn thiện rồi trình Ban Biên tập.
        </Notice>
      )}
      {demands.includes('genre') && <GenreField site={site} article={article} id="submit-genre" />}
      {items.length + confirmations.length > 0 && (
        <p>
          Bạn xác nhận từng mục dưới đây cho đúng bản đang trình. Lời xác nhận được lưu cùng hồ sơ duyệt. <Basis id="LA-12.1" />
        </p>
      )}
      {wantsChecklist && !rule && <Loading small />}
      <Checkbox.Group className="checklist-boxes" value={met} onChange={setMet} aria-label="Những điều cần xác nhận">
        {items.map((item) => (
          <Checkbox key={item.code} value={item.code}>
            {item.label}
          </Checkbox>
        ))}
        {confirmations.map((demand) => (
          <Checkbox key={demand} value={demand}>
            {CONFIRMATIONS[demand]}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Dialog>
  );
}
