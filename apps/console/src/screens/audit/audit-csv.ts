import { formatInstant } from '@cong-tinh/kernel/dates';
import { type AuditEntry } from '../../api/types';
import { csv } from '../../files/csv';
import { actionWord } from '../../words/actions';

const HEADS = [
  'Dòng số',
  'Lúc',
  'Lúc (UTC)',
  'Việc',
  'Mã việc',
  'Kết quả',
  'Người thực hiện',
  'Địa chỉ',
  'Đối tượng',
  'Mã đối tượng',
  'Căn cứ',
  'Chi tiết',
  'Mã yêu cầu',
  'Mã băm dòng này',
  'Mã băm dòng trước',
];

/** Lines of the audit with their hashes, so that whoever keeps the file can compare it with the chain later. */
export const auditCsv = (entries: readonly AuditEntry[]): string =>
  csv([
    HEADS,
    ...entries.map((entry) => [
      String(entry.sequence),
      formatInstant(new Date(entry.at)),
      entry.at,
      actionWord(entry.action),
      entry.action,
      entry.outcome === 'refused' ? 'Bị từ chối' : 'Đã thực hiện',
      entry.actor.name,
      entry.address ?? '',
      entry.subject.label ?? entry.subject.kind,
      entry.subject.id ?? '',
      entry.basis ?? '',
      JSON.stringify(entry.details ?? {}),
      entry.requestId ?? '',
      entry.hash,
      entry.previousHash,
    ]),
  ]);
