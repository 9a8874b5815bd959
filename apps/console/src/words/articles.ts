import { type ArticleState, type Verdict } from '../api/types';
import { type Tone } from '../ui/status-tag';

export const ARTICLE_STATES: Record<ArticleState, { label: string; tone: Tone }> = {
  draft: { label: 'Đang soạn', tone: 'mute' },
  in_approval: { label: 'Đang duyệt', tone: 'info' },
  returned: { label: 'Bị trả lại', tone: 'warn' },
  approved: { label: 'Được phép đăng', tone: 'ink' },
  published: { label: 'Đã đăng', tone: 'ok' },
  withdrawn: { label: 'Đã gỡ', tone: 'err' },
};

export const VERDICT_NAMES: Record<Verdict, { label: string; hint: string }> = {
  content: { label: 'Nội dung', hint: 'Đúng sự thật, đúng thẩm quyền của trang' },
  form: { label: 'Hình thức', hint: 'Thể thức, ngôn ngữ, tiếp cận' },
  dosage: { label: 'Liều lượng', hint: 'Độ dài, vị trí, mức độ đăng cùng chủ đề' },
};
