import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { PROVINCE_ROLES, type ProvinceRole } from '../../roles/province-role.js';
import { ACCOUNT_KINDS, type AccountKind, type AccountState } from '../account.js';

export class AccountQuery {
  @ApiPropertyOptional({ description: 'Tìm trong tên và thư điện tử' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ description: 'Con trỏ `next` của trang trước' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @ApiPropertyOptional({ default: 50, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export class InviteAccountBody {
  @ApiProperty({ description: 'Họ tên hoặc chức danh' })
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 200)
  name!: string;

  @ApiProperty({ description: 'Thư điện tử công vụ; tài khoản gắn với địa chỉ này ở lần đăng nhập đầu tiên' })
  @IsString()
  @MaxLength(254)
  email!: string;
}

export class RegisterServiceBody {
  @ApiProperty({ description: 'Tên hệ thống kết nối' })
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 200)
  name!: string;

  @ApiProperty({ description: 'Mã chủ thể (sub) trong mã truy cập của hệ thống' })
  @IsString()
  @Matches(/^[\x21-\x7e]{1,255}$/, { message: 'chỉ gồm chữ không dấu, không có khoảng trắng' })
  subject!: string;
}

export class CloseAccountBody {
  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 500)
  reason!: string;
}

export class AccountRoleView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: PROVINCE_ROLES, enumName: 'ProvinceRole' }) role!: ProvinceRole;
  @ApiProperty() decisionNumber!: string;
  @ApiProperty({ format: 'date' }) decisionDate!: string;
  @ApiProperty() decidedBy!: string;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
}

export class ProposedUnitView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Trống khi không có đơn vị nào mang mã này' }) name!: string | null;
}

export class AccountView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ACCOUNT_KINDS }) kind!: AccountKind;
  @ApiProperty({ enum: ['invited', 'active', 'closed'] }) state!: AccountState;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ enum: PROVINCE_ROLES, enumName: 'ProvinceRole', isArray: true, description: 'Vai trò đang giữ hôm nay' })
  roles!: ProvinceRole[];
  @ApiProperty({ type: [AccountRoleView], description: 'Mọi vai trò đã và sẽ giữ' }) grants!: AccountRoleView[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSignInAt!: string | null;
  @ApiProperty({ type: [ProposedUnitView], description: 'Đơn vị mà nhóm của dịch vụ đăng nhập đề nghị; không phải là quyền' })
  proposedUnits!: ProposedUnitView[];
}

export class AccountPage {
  @ApiProperty({ type: [AccountView] }) items!: AccountView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
