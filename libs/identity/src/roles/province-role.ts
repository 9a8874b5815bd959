import { ForbiddenError, type IsoDate } from '@cong-tinh/kernel';

/** Roles over the whole province. Basis: LA-3.2, LA-10.1.d, LA-11 */
export const PROVINCE_ROLES = ['webmaster', 'domainManager', 'standardsOfficer', 'securityInspector'] as const;
export type ProvinceRole = (typeof PROVINCE_ROLES)[number];

export const PROVINCE_ROLE_LABELS: Readonly<Record<ProvinceRole, string>> = {
  webmaster: 'Quản trị kỹ thuật cổng',
  domainManager: 'Quản lý tên miền (Sở Khoa học và Công nghệ)',
  standardsOfficer: 'Phụ trách tiêu chuẩn kỹ thuật (Sở Khoa học và Công nghệ)',
  securityInspector: 'Kiểm tra an toàn thông tin (Công an tỉnh)',
};

/** A role held by an account from a day to a day, by a decision. */
export interface RoleGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: ProvinceRole;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
  readonly validFrom: IsoDate;
  /** The first day on which it holds no longer; null while it has no end. */
  readonly validTo: IsoDate | null;
}

/** Whoever enters a decision about roles enters none about himself. */
export function refuseOwnRole(actorId: string | null, accountId: string): void {
  if (actorId === accountId)
    throw new ForbiddenError('role_self_grant', 'Không tự nhập vai trò cho tài khoản của mình; hãy để quản trị khác nhập quyết định.');
}
