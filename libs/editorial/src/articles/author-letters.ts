import type { Refusal } from '@cong-tinh/approval';
import { SEAT_LABELS } from '@cong-tinh/identity';
import { formatDate, formatInstant, isoDate } from '@cong-tinh/kernel';
import type { RefusalGround, SeatKind, WithdrawalGround } from '@cong-tinh/regulation';
import type { Article } from './article.entity.js';

/** What a letter to an author says of its own; greeting, link and end are the same in all. */
export interface AuthorLetter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** A refusal on a ground that conceals (grounds 6 and 7) repeats neither the title nor the note. Basis: LA-9.5 */
export function refusalLetter({ title }: Pick<Article, 'title'>, refusal: Refusal, ground: RefusalGround | undefined): AuthorLetter {
  const { conceals, note, recheckOn, refusedByName, refusedAt } = refusal;
  return {
    subject: conceals ? 'Tin, bài không được đăng tải' : `Tin, bài không được đăng tải: ${title}`,
    paragraphs: [
      conceals
        ? 'Một tin, bài của quý vị không được đăng tải. Vì căn cứ từ chối, thư này không nhắc lại nội dung; xin mở bàn làm việc để xem.'
        : 'Tin, bài của quý vị không được đăng tải. Quý vị có thể sửa theo lý do dưới đây rồi trình lại.',
    ],
    facts: [
      ...(conceals ? [] : [['Tin, bài', title] as const]),
      ['Căn cứ từ chối', `(${refusal.groundNumber}) ${ground?.label ?? refusal.ground}`],
      ...(conceals ? [] : [['Lý do', note] as const]),
      ['Người từ chối', `${refusedByName}, ${SEAT_LABELS[refusal.seatKind as SeatKind]}, ${formatInstant(refusedAt)}`],
      ...(recheckOn === null ? [] : [['Xem lại ngày', formatDate(isoDate(recheckOn))] as const]),
    ],
  };
}

export const publicationLetter = ({ title }: Pick<Article, 'title'>, publicUrl: string | null): AuthorLetter => ({
  subject: `Tin, bài đã được đăng: ${title}`,
  paragraphs: ['Tin, bài của quý vị đã được duyệt và đăng.'],
  facts: [['Tin, bài', title], ...(publicUrl === null ? [] : [['Địa chỉ', publicUrl] as const])],
});

export const withdrawalLetter = ({ title }: Pick<Article, 'title'>, ground: WithdrawalGround | undefined): AuthorLetter => ({
  subject: `Tin, bài đã được gỡ bỏ: ${title}`,
  paragraphs: ['Tin, bài của quý vị đã được gỡ khỏi trang. Các phiên bản và chữ ký duyệt vẫn được lưu.'],
  facts: [['Tin, bài', title], ...(ground ? [['Căn cứ', ground.label] as const] : [])],
});
