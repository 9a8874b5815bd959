import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { DAY, DAY_FAULT } from '../../day.js';
import { PROVINCE_ROLES, type ProvinceRole } from '../province-role.js';

export class GrantRoleBody {
  @ApiProperty()
  @IsUUID()
  accountId!: string;

  @ApiProperty({ enum: PROVINCE_ROLES, enumName: 'ProvinceRole' })
  @IsIn(PROVINCE_ROLES)
  role!: ProvinceRole;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 100)
  decisionNumber!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  decisionDate!: string;

  @ApiProperty({ description: 'Cơ quan, người ra quyết định' })
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 200)
  decidedBy!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  validFrom!: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' })
  @IsOptional()
  @Matches(DAY, DAY_FAULT)
  validTo?: string | null;
}

export class EndRoleBody {
  @ApiProperty({ format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' })
  @Matches(DAY, DAY_FAULT)
  endsOn!: string;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 100)
  decisionNumber!: string;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, { message: 'không được để trống' })
  @Length(1, 200)
  decidedBy!: string;
}
