import { ConflictError, type DomainError, ForbiddenError, InvalidError, NotFoundError } from '@cong-tinh/kernel';
import type { Demand, Verdict } from '@cong-tinh/regulation';
import type { SignRefusal } from '../chain/engine.js';

export const noApproval = () => new NotFoundError('approval_absent', 'Nội dung này không có lượt trình duyệt nào đang mở.');

export const noRoute = () => new InvalidError('approval_no_route', 'Quy chế đang áp dụng không có quy trình duyệt cho nội dung này.');

export const noActiveBoard = () =>
  new ConflictError('board_not_active', 'Trang chưa có Ban Biên tập theo quyết định nên chưa thể trình, duyệt hay đăng nội dung.');

export const mayNotSubmit = () =>
  new ForbiddenError('submit_not_allowed', 'Vị trí của bạn không được trình Ban Biên tập theo quy trình đang áp dụng.');

/** What was signed is not what is there any more, or not what the signer saw. */
export const contentChanged = () =>
  new ConflictError('content_changed', 'Nội dung đã thay đổi so với bản bạn đang xem. Hãy tải lại và xem lại trước khi ký.');

const DEMANDS: Readonly<Record<Demand, string>> = {
  genre: 'Chưa phân loại thể loại tác phẩm.',
  checklist: 'Chưa hoàn thành bảng kiểm tra tuân thủ.',
  spelling: 'Chưa xác nhận đã sửa chính tả.',
  attestation: 'Chưa có xác nhận của người đứng đầu đơn vị cung cấp.',
  copyright: 'Chưa có cam kết về bản quyền.',
};

/** Codes: genre_missing, checklist_missing, spelling_missing, attestation_missing, copyright_missing. */
export const demandMissing = (missing: readonly Demand[]) =>
  new InvalidError(`${missing[0]!}_missing`, DEMANDS[missing[0]!], { field: missing[0], details: { missing } });

const VERDICTS: Readonly<Record<Verdict, string>> = { content: 'nội dung', form: 'hình thức thể hiện', dosage: 'liều lượng' };
const inWords = (verdicts: readonly Verdict[]) => verdicts.map((verdict) => VERDICTS[verdict]).join(', ');

/** Basis: LA-9.4.a */
export const verdictMissing = (missing: readonly Verdict[]) =>
  new InvalidError('verdict_missing', `Chữ ký duyệt phải kết luận về ${inWords(missing)}.`, {
    field: `verdicts.${missing[0]!}`,
    details: { missing },
  });

export const verdictFailed = (failed: readonly Verdict[]) =>
  new InvalidError('verdict_failed', `Bài chưa đạt về ${inWords(failed)} thì chỉ có thể từ chối, không thể ký duyệt.`, {
    field: `verdicts.${failed[0]!}`,
    details: { failed },
  });

/** What a person who may not sign is told. Basis: LA-9.4.c, LA-13.1.a2, LA-20.2 */
export function signRefused(because: SignRefusal): DomainError {
  switch (because) {
    case 'complete':
      return new ConflictError('already_approved', 'Nội dung này đã được duyệt xong.');
    case 'signed_already':
      return new ConflictError('signed_already', 'Bạn đã ký ở bước này rồi.');
    case 'not_this_stage':
      return new ConflictError('not_this_stage', 'Chưa đến bước của bạn: bước trước trong quy trình duyệt chưa hoàn thành.');
    case 'author_is_signer':
      return new ForbiddenError('author_is_signer', 'Người viết không tự ký duyệt bài của mình. Hãy để người khác có thẩm quyền ký.');
    case 'delegation_missing':
      return new ForbiddenError('delegation_missing', 'Ủy quyền của Trưởng Ban không có hoặc đã hết hiệu lực tại thời điểm ký.');
    case 'other_field':
      return new ForbiddenError('other_field', 'Bài thuộc lĩnh vực do thành viên khác phụ trách.');
    case 'other_position':
      return new ForbiddenError('other_position', 'Quy chế đòi hỏi người ký giữ chức vụ khác.');
    case 'seat_missing':
      return new ForbiddenError('sign_not_allowed', 'Vị trí của bạn không ký ở bước này.');
  }
}

/** Basis: LA-10.1.b, LA-12.3 */
export const notApproved = () =>
  new ForbiddenError('publish_before_approval', 'Nội dung chưa được Ban Biên tập duyệt nên chưa thể đăng, kể cả bởi đơn vị vận hành.');

export const mayNotPublish = () =>
  new ForbiddenError('publish_not_allowed', 'Vị trí của bạn không được đăng nội dung theo quy trình đang áp dụng.');

export const mayNotRefuse = () =>
  new ForbiddenError('refuse_not_allowed', 'Chỉ người có quyền duyệt ở bước này hoặc Trưởng Ban được từ chối đăng tải.');

export const groundUnknown = (known: readonly string[]) =>
  new InvalidError('ground_unknown', 'Phải chọn đúng một trong các căn cứ từ chối mà quy chế quy định.', {
    field: 'ground',
    details: { known },
  });

export const noteMissing = () => new InvalidError('note_missing', 'Phải ghi rõ lý do từ chối để người viết biết.', { field: 'note' });

export const duplicateMissing = () =>
  new InvalidError('duplicate_missing', 'Từ chối vì trùng lặp phải chỉ rõ nội dung đã đăng bị trùng.', { field: 'duplicateOfId' });
