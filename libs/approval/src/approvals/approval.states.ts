import { defineStates } from '@cong-tinh/kernel';

/** A grant can still be stopped or lose its text before it is used; the schema keeps one that was used. Basis: C2.15 */
export const approvalStates = defineStates({
  subject: 'Lượt trình duyệt',
  initial: 'pending',
  states: {
    pending: { label: 'Chờ ký', on: { grant: 'granted', refuse: 'refused', void: 'voided' } },
    granted: { label: 'Đã duyệt', on: { refuse: 'refused', void: 'voided' } },
    refused: { label: 'Bị từ chối', on: {} },
    voided: { label: 'Hết giá trị vì nội dung đã thay đổi', on: {} },
  },
});

export type ApprovalState = (typeof approvalStates.states)[number];
