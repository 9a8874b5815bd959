import { formatInstant } from '@cong-tinh/kernel/dates';
import { type ApprovalView, type ArticleDetail, type SignatureView, type StageView } from '../../api/types';
import { type ChainStep } from '../../ui';

const signed = ({ name, position, delegated, signedAt }: SignatureView) =>
  `${name} (${position}${delegated ? ', theo ủy quyền' : ''}), ${formatInstant(new Date(signedAt))}`;

const stageStep = (stage: StageView): ChainStep => ({
  key: stage.key,
  name: stage.label,
  who:
    stage.signatures.length > 0 ? stage.signatures.map(signed).join('; ') : stage.need === 'all' ? 'Mọi người ký của bước này' : undefined,
  basis: stage.basis,
});

/** The chain of an approval as the ui draws it: submitted, the stages, brought out. */
export function chainSteps(article: ArticleDetail, approval: ApprovalView): { steps: ChainStep[]; at: number } {
  const steps: ChainStep[] = [
    {
      key: 'submit',
      name: 'Trình duyệt',
      who: approval.submittedByName,
      note: formatInstant(new Date(approval.submittedAt)),
      basis: approval.basis,
    },
    ...approval.stages.map(stageStep),
    { key: 'publish', name: 'Đăng tải', basis: 'LA-10.1.b' },
  ];
  if (approval.state === 'refused' || approval.state === 'voided') return { steps, at: 0 };
  const open = approval.stages.findIndex((stage) => stage.state !== 'signed');
  if (open >= 0) return { steps, at: open + 1 };
  return { steps, at: article.state === 'published' || article.state === 'withdrawn' ? steps.length : steps.length - 1 };
}
