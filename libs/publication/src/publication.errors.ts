import { ConflictError, ForbiddenError, NotFoundError } from '@cong-tinh/kernel';

/** Nothing is published that its board did not agree to, in these words. Basis: LA-12.3, LA-10.1.b */
export const publicationWithoutGrant = (cause?: unknown) =>
  new ForbiddenError(
    'publication_without_grant',
    'Nội dung này chưa được Ban Biên tập duyệt, hoặc đã thay đổi sau khi duyệt, nên không thể đăng.',
    { cause },
  );

export const grantSpent = () => new ConflictError('grant_spent', 'Lần duyệt này đã được dùng để đăng. Muốn đăng lại phải trình duyệt lại.');

export const addressTaken = (path: string) =>
  new ConflictError('address_taken', `Địa chỉ ${path} đã thuộc về một nội dung khác của trang.`, { field: 'slug', details: { path } });

export const notPublished = () => new NotFoundError('not_published', 'Nội dung này hiện không được đăng nên không có gì để gỡ.');
