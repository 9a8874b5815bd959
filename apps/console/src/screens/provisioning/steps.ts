import { type RequestState } from '../../api/types';
import { type Tone } from '../../ui/status-tag';

/** The way of a site, step by step. Basis: LA-19.2 */
export const STEPS = [
  { key: 'don-vi', name: 'Đơn vị' },
  { key: 'ten-mien', name: 'Tên miền' },
  { key: 'y-kien', name: 'Ý kiến Ban Biên tập' },
  { key: 'quyet-dinh', name: 'Quyết định' },
  { key: 'cap-ten-mien', name: 'Cấp tên miền' },
  { key: 'kich-hoat', name: 'Kích hoạt' },
] as const;

/** Index of the open step; 6 when all are done. */
export const OPEN_STEP: Record<RequestState, number> = { submitted: 2, examined: 3, refused: 4, approved: 4, granted: 5, activated: 6 };

export const REQUEST_TONES: Record<RequestState, Tone> = {
  submitted: 'info',
  examined: 'info',
  approved: 'warn',
  refused: 'mute',
  granted: 'warn',
  activated: 'ok',
};
