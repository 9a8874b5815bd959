import { SEAT_KINDS, type SeatKind } from '@cong-tinh/regulation';
import { SITE_STATES, type SiteState, UNIT_KINDS, type UnitKind } from '@cong-tinh/tenancy';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROVINCE_ROLES, type ProvinceRole } from '../../roles/province-role.js';

export class MyAccount {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
}

export class MySeat {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: SEAT_KINDS, enumName: 'SeatKind' }) kind!: SeatKind;
  @ApiProperty() position!: string;
  @ApiProperty({ type: String, nullable: true }) sector!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
}

export class MySite {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Tên miền theo luật' }) host!: string | null;
  @ApiProperty({ enum: UNIT_KINDS, enumName: 'UnitKind' }) kind!: UnitKind;
  @ApiProperty({ enum: SITE_STATES, enumName: 'SiteState' }) state!: SiteState;
  @ApiProperty({ type: [MySeat] }) seats!: MySeat[];
}

export class Me {
  @ApiProperty({ type: MyAccount }) account!: MyAccount;
  @ApiProperty({ description: 'Gửi lại trong x-csrf-token khi thay đổi dữ liệu' }) csrfToken!: string;
  @ApiProperty({ type: [MySite] }) sites!: MySite[];
  @ApiProperty({ enum: PROVINCE_ROLES, enumName: 'ProvinceRole', isArray: true }) roles!: ProvinceRole[];
  @ApiProperty({ type: [String], description: 'Quyền trên toàn tỉnh' }) permissions!: string[];
  @ApiProperty({
    type: Object,
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Quyền trên từng trang, theo mã trang',
  })
  permissionsBySite!: Record<string, string[]>;
  @ApiProperty({ enum: ['full', 'read-only'] }) mode!: 'full' | 'read-only';
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true }) readOnlySince!: string | null;
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true }) stepUpUntil!: string | null;
}
