import { type ArticleState, type Demand, type Verdict } from '../api/types';
import { type Tone } from '../ui/status-tag';

export const ARTICLE_STATES: Record<ArticleState, string> = {
  draft: 'Bản nháp',
  intake: 'Chờ đơn vị phụ trách nội dung',
  in_approval: 'Chờ duyệt',
  approved: 'Đã duyệt, chờ đăng',
  refused: 'Bị từ chối',
  published: 'Đã đăng',
  withdrawn: 'Đã gỡ bỏ',
};

export const ARTICLE_TONES: Record<ArticleState, Tone> = {
  draft: 'mute',
  intake: 'info',
  in_approval: 'info',
  approved: 'ink',
  refused: 'warn',
  published: 'ok',
  withdrawn: 'err',
};

export const VERDICT_NAMES: Record<Verdict, { label: string; hint: string }> = {
  content: { label: 'Nội dung', hint: 'Đúng sự thật, đúng thẩm quyền của trang' },
  form: { label: 'Hình thức', hint: 'Thể thức, ngôn ngữ, tiếp cận' },
  dosage: { label: 'Liều lượng', hint: 'Độ dài, vị trí, mức độ đăng cùng chủ đề' },
};

/** What a route of approval wants somebody to affirm. */
export const CONFIRMATIONS: Record<Exclude<Demand, 'genre' | 'checklist'>, string> = {
  spelling: 'Đã sửa chính tả',
  attestation: 'Người đứng đầu đơn vị cung cấp đã xác nhận',
  copyright: 'Cam kết về bản quyền',
};

export type Confirmation = keyof typeof CONFIRMATIONS;

export const isConfirmation = (demand: string): demand is Confirmation => demand in CONFIRMATIONS;
export const isVerdict = (verdict: string): verdict is Verdict => verdict in VERDICT_NAMES;
