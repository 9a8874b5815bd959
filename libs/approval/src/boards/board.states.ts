import { defineStates } from '@cong-tinh/kernel';

export const boardStates = defineStates({
  subject: 'Ban Biên tập',
  initial: 'draft',
  states: {
    draft: { label: 'Chưa có quyết định thành lập', on: { establish: 'active' } },
    active: { label: 'Đang hoạt động', on: { end: 'ended' } },
    ended: { label: 'Đã hết nhiệm kỳ', on: {} },
  },
});

export type BoardState = (typeof boardStates.states)[number];
