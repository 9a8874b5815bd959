import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@cong-tinh/kernel';
import type { LegacyEncoding } from '@cong-tinh/kernel';
import type { HtmlFault } from '@cong-tinh/publication';
import type { Article } from './article.entity.js';

/** The same for an article that does not exist and one that may not be known. */
export const articleNotFound = () => new NotFoundError('article_not_found', 'Không tìm thấy tin, bài này.');

export const articleNotEditable = () => new ForbiddenError('article_not_editable', 'Vị trí của bạn không được sửa tin, bài này.');

export const articleNotClassifiable = () =>
  new ForbiddenError('article_not_classifiable', 'Việc phân loại thể loại tác phẩm do đơn vị phụ trách nội dung thực hiện.');

export const articleNotWithdrawable = () =>
  new ForbiddenError('article_not_withdrawable', 'Chỉ Trưởng Ban, hoặc Phó Trưởng Ban được ủy quyền, quyết định gỡ bỏ thông tin đã đăng.');

export const articleNotLive = () => new ConflictError('article_not_live', 'Tin, bài này hiện không được đăng nên không có gì để gỡ bỏ.');

/** Somebody saved in between. The client has his own text and is told whose and which is there now. */
export const articleChanged = (expected: number, { currentVersion, updatedAt }: Article, changedBy: string) =>
  new ConflictError(
    'article_changed',
    `${changedBy} đã lưu bản ${currentVersion} trong khi bạn sửa bản ${expected}. Hãy xem bản mới rồi lưu lại.`,
    {
      field: 'expectedVersion',
      details: { expected, actual: currentVersion, changedBy, changedAt: updatedAt.toISOString() },
    },
  );

export const slugTaken = (slug: string) =>
  new ConflictError('slug_taken', `Địa chỉ “${slug}” đã được dùng trên trang này.`, { field: 'slug', details: { slug } });

export const genreUnknown = (known: readonly string[]) =>
  new InvalidError('genre_unknown', 'Thể loại không có trong danh mục đang áp dụng.', { field: 'genre', details: { known } });

export const summaryMissing = () => new InvalidError('summary_missing', 'Phải có tóm tắt trước khi trình.', { field: 'summary' });

export const bodyMissing = () => new InvalidError('body_missing', 'Nội dung còn trống.', { field: 'body' });

/** What is signed is what citizens see: a text that today's allow-list would change is saved again by a person first. Basis: LA-12.3 */
export const bodyOutdated = () =>
  new ConflictError(
    'body_outdated',
    'Nội dung có thành phần mà quy tắc trình bày hiện nay không còn cho phép. Hãy mở bài, xem lại và lưu thành phiên bản mới rồi trình lại.',
    { field: 'body' },
  );

/** Basis: LA-12.4 */
export const sourceMissing = (field: 'source' | 'sourceAuthor') =>
  new InvalidError('source_missing', 'Tin, bài dẫn lại phải ghi rõ nguồn và tác giả.', { field });

/** Basis: LA-4.2.d */
export const imageAltMissing = () =>
  new InvalidError('image_alt_missing', 'Ảnh đại diện phải có mô tả cho người không nhìn thấy ảnh.', { field: 'image.alt' });

const FAULTS: Readonly<Record<HtmlFault, string>> = {
  image_alt_missing: 'Mọi ảnh trong bài phải có mô tả cho người không nhìn thấy ảnh.',
  link_text_missing: 'Mọi liên kết trong bài phải có chữ.',
  heading_order: 'Đề mục phải theo thứ tự cấp: không bỏ qua cấp nào.',
};

/** Codes: image_alt_missing, link_text_missing, heading_order. Basis: LA-4.2.d */
export const bodyInaccessible = (faults: readonly HtmlFault[]) =>
  new InvalidError(faults[0]!, FAULTS[faults[0]!], { field: 'body', details: { faults } });

/** Basis: TD-7.5 */
export const legacyEncoding = (field: string, encoding: LegacyEncoding, converted: string) =>
  new InvalidError('legacy_encoding', 'Văn bản dùng bảng mã cũ, không phải Unicode. Hãy chuyển mã rồi lưu lại.', {
    field,
    details: { encoding, converted },
  });

/** Basis: LA-4.2.c, LA-12.1 */
export const checklistIncomplete = (missing: readonly string[]) =>
  new InvalidError('checklist_incomplete', 'Mọi mục của bảng kiểm tra tuân thủ phải được xác nhận.', {
    field: 'checklist.answers',
    details: { missing },
  });

export const checklistOutdated = (current: number) =>
  new ConflictError('checklist_outdated', 'Bảng kiểm tra tuân thủ đã có bản mới. Hãy tải lại rồi xác nhận.', {
    field: 'checklist.version',
    details: { current },
  });

/** Basis: LA-9.5 ground 5 */
export const duplicateUnknown = () =>
  new InvalidError('duplicate_unknown', 'Nội dung bị trùng phải là tin, bài đang được đăng trên trang này.', { field: 'duplicateOfId' });

export const withdrawalGroundUnknown = (known: readonly string[]) =>
  new InvalidError('ground_unknown', 'Phải chọn một trong các căn cứ gỡ bỏ mà quy chế quy định.', { field: 'ground', details: { known } });
