import { type BatchItem } from '../../api/types';
import { csv } from '../../files/csv';

export const reportCsv = (items: BatchItem[]): string =>
  csv([
    ['Đơn vị', 'Tên miền', 'Kết quả', 'Lý do', 'Gợi ý'],
    ...items.map((item) => [item.unitName, item.host ?? '', item.stateLabel, item.reason ?? '', item.suggestions.join('; ')]),
  ]);
