import { type QueueItem, type QueueTask } from '../../api/types';

/** What is asked, in the order in which others wait for it. */
export const TASKS: { key: QueueTask; label: string; action: string }[] = [
  { key: 'sign', label: 'Chờ bạn ký duyệt', action: 'Xem và ký' },
  { key: 'publish', label: 'Được phép đăng, chờ bạn đăng tải', action: 'Xem và đăng' },
  { key: 'revise', label: 'Bị trả lại, chờ bạn sửa', action: 'Sửa bài' },
  { key: 'classify', label: 'Chờ bạn phân loại và trình', action: 'Xem và trình' },
];

/** What came first waits longest. */
export const oldestFirst = (items: QueueItem[]): QueueItem[] => items.toSorted((a, b) => a.since.localeCompare(b.since));
