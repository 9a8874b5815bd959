import { type QueueItem } from '../../api/types';
import { to } from '../../shell/paths';

export const KIND_OF_WORK: Record<string, string> = { article: 'Tin, bài' };

/** The screen where the work is done. */
export function addressOf({ task, siteId, id }: QueueItem): string {
  return task === 'sign' || task === 'publish' ? to.sign(siteId, id) : to.article(siteId, id);
}
