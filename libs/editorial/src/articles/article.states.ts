import { defineStates } from '@cong-tinh/kernel';

/**
 * Where the newest text of an article stands. What citizens see meanwhile is its live version, which stays until another is
 * published or it is withdrawn; the stages of agreement belong to `approval`.
 */
export const articleStates = defineStates({
  subject: 'Tin, bài',
  initial: 'draft',
  states: {
    draft: { label: 'Bản nháp', on: { edit: 'draft', handIn: 'intake', submit: 'in_approval', withdraw: 'withdrawn' } },
    intake: { label: 'Chờ đơn vị phụ trách nội dung', on: { edit: 'intake', submit: 'in_approval', withdraw: 'withdrawn' } },
    in_approval: {
      label: 'Chờ duyệt',
      on: { edit: 'draft', sign: 'in_approval', grant: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
    },
    approved: { label: 'Đã duyệt, chờ đăng', on: { edit: 'draft', refuse: 'refused', publish: 'published', withdraw: 'withdrawn' } },
    refused: { label: 'Bị từ chối', on: { edit: 'draft', withdraw: 'withdrawn' } },
    published: { label: 'Đã đăng', on: { edit: 'draft', withdraw: 'withdrawn' } },
    withdrawn: { label: 'Đã gỡ bỏ', on: { edit: 'draft' } },
  },
});

export const ARTICLE_STATES = articleStates.states;
export type ArticleState = (typeof ARTICLE_STATES)[number];
export type ArticleEvent = 'edit' | 'handIn' | 'submit' | 'sign' | 'grant' | 'refuse' | 'publish' | 'withdraw';
