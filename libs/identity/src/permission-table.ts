import type { Permission } from '@cong-tinh/platform';
import { SEAT_KINDS, type SeatKind } from '@cong-tinh/regulation';
import { PROVINCE_ROLE_LABELS, PROVINCE_ROLES, type ProvinceRole } from './roles/province-role.js';
import { SEAT_LABELS } from './seats/seat.js';

const HEADER = `# Quyền

Sinh từ các tệp \`*.permissions.ts\` bằng \`npm run permissions\`; không sửa tay.

Một người được làm một việc khi giữ, trong ngày đó, một **vị trí** trên trang được hỏi hoặc một **vai trò** cấp tỉnh có quyền ấy. Cột "Bước hai" đánh
dấu việc đòi mã xác thực bước hai trong 15 phút gần nhất. Cột "Chỉ đọc" đánh dấu việc còn làm được khi dịch vụ đăng nhập chưa trả lời, và việc mà quản
trị kỹ thuật làm được trên một trang trong thời hạn mở khẩn cấp (LA-10.1.d). Ở những việc không thuộc một trang nào (hồ sơ, tên miền, danh sách trang),
vị trí tính trên Cổng của tỉnh. Không có mối liên hệ nào với trang thì câu trả lời là 404, như khi trang
không tồn tại.
`;

/** The permissions of the product as a page of documentation. */
export function permissionTable(permissions: readonly Permission[]): string {
  const rows = [...permissions].sort((a, b) => a.name.localeCompare(b.name)).map(rowOf);
  return [
    HEADER,
    '| Quyền | Việc | Vị trí | Vai trò | Bước hai | Chỉ đọc | Căn cứ |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Vị trí trên trang',
    '',
    ...SEAT_KINDS.map((kind) => `- \`${kind}\`: ${SEAT_LABELS[kind]}`),
    '',
    '## Vai trò cấp tỉnh',
    '',
    ...PROVINCE_ROLES.map((role) => `- \`${role}\`: ${PROVINCE_ROLE_LABELS[role]}`),
    '',
  ].join('\n');
}

function rowOf({ name, label, seats, roles, stepUp, reads, basis }: Permission): string {
  const named = [...seats, ...roles].find((one) => !(one in SEAT_LABELS) && !(one in PROVINCE_ROLE_LABELS));
  if (named) throw new Error(`permission ${name} names ${named}, which is neither a seat nor a role`);
  const cells = [
    `\`${name}\``,
    label,
    SEAT_KINDS.filter((kind: SeatKind) => seats.includes(kind))
      .map((kind) => SEAT_LABELS[kind])
      .join(', '),
    PROVINCE_ROLES.filter((role: ProvinceRole) => roles.includes(role))
      .map((role) => PROVINCE_ROLE_LABELS[role])
      .join(', '),
    stepUp ? 'có' : '',
    reads ? 'có' : '',
    basis ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}
