import { definePermission } from '@cong-tinh/platform';

/** Seats whose holders work on content. The webmaster is none of them: it reads no drafts but by break-glass. Basis: LA-10.1.d */
const STAFF = ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader'];

/*
 * What a seat may do at all. Which article, at which stage, by which route is the chain's and the ArticlePolicy's to say.
 */
export const listCategories = definePermission('category.list', { label: 'Xem chuyên mục của trang', seats: STAFF, basis: 'LA-10.1.a' });

export const readArticle = definePermission('article.read', { label: 'Xem tin, bài của trang', seats: STAFF, basis: 'LA-9.2.b' });

export const editArticle = definePermission('article.edit', {
  label: 'Viết và sửa tin, bài',
  seats: STAFF.filter((seat) => seat !== 'uploader'),
  basis: 'LA-9.2.c',
});

export const classifyArticle = definePermission('article.classify', {
  label: 'Phân loại thể loại tác phẩm',
  seats: ['contentUnit', 'editor', 'contributor'],
  basis: 'LA-13.1.a1',
});

export const submitArticle = definePermission('article.submit', {
  label: 'Trình tin, bài',
  seats: ['contentUnit', 'editor', 'contributor', 'support', 'member'],
  basis: 'LA-13.1.a1',
});

export const signArticle = definePermission('article.sign', {
  label: 'Ký duyệt tin, bài',
  seats: ['head', 'deputy', 'member', 'unitHead'],
  basis: 'LA-9.4.a',
  stepUp: true,
});

export const refuseArticle = definePermission('article.refuse', {
  label: 'Từ chối đăng tải',
  seats: ['head', 'deputy', 'member', 'unitHead'],
  basis: 'LA-9.5',
});

export const publishArticle = definePermission('article.publish', {
  label: 'Đăng tin, bài đã được duyệt',
  seats: ['contentUnit', 'uploader', 'editor', 'deputy'],
  basis: 'LA-10.1.b',
});

export const withdrawArticle = definePermission('article.withdraw', {
  label: 'Gỡ bỏ tin, bài đã đăng',
  seats: ['head', 'deputy'],
  basis: 'LA-9.4.b',
  stepUp: true,
});
