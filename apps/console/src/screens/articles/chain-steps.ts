import { formatInstant } from '@cong-tinh/kernel/dates';
import { type ApprovalView } from '../../api/types';
import { type ChainStep } from '../../ui';

/** The chain of an approval as the ui draws it. */
export function chainSteps(approval: ApprovalView): { steps: ChainStep[]; at: number } {
  const steps = approval.steps.map((step) => ({
    key: step.key,
    name: step.label,
    who: step.who ?? undefined,
    note:
      [step.at && formatInstant(new Date(step.at)), step.delegation && `theo ủy quyền ${step.delegation}`].filter(Boolean).join(', ') ||
      undefined,
    basis: step.basis,
  }));
  return { steps, at: approval.at };
}
