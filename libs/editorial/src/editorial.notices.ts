import { defineNotice } from '@cong-tinh/identity';

export const articlePublished = defineNotice('article.published', { label: 'Tin, bài của tôi được đăng', optional: true });

export const articleRefused = defineNotice('article.refused', { label: 'Tin, bài của tôi không được đăng tải', basis: 'LA-9.5' });

export const articleWithdrawn = defineNotice('article.withdrawn', { label: 'Tin, bài của tôi được gỡ bỏ', basis: 'LA-9.4.b' });
