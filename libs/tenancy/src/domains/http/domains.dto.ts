import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { OptionalDay } from '../../http/day.decorator.js';
import { SearchQuery } from '../../http/page.dto.js';
import { DecisionBody, DecisionView } from '../../http/paper.dto.js';
import { type Compliance, COMPLIANCES, DOMAIN_ROLES, type DomainRole } from '../domain.js';

export class GrantBody {
  @ApiProperty({ example: 'thanhphu.benluc.longan.gov.vn' })
  @IsString()
  @Length(1, 253)
  host!: string;

  @ApiProperty({ type: DecisionBody, description: 'Văn bản cấp tên miền' })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;

  @ApiPropertyOptional({ description: 'Đã xét việc trùng tên không dấu và vẫn cấp tên miền này' })
  @IsOptional()
  @IsBoolean()
  collisionDecided?: boolean;
}

export class AliasBody {
  @ApiProperty()
  @IsUUID()
  siteId!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 253)
  host!: string;

  @ApiProperty({ type: DecisionBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;
}

export class DomainsQuery extends SearchQuery {
  @ApiPropertyOptional({ enum: COMPLIANCES })
  @IsOptional()
  @IsIn(COMPLIANCES)
  compliance?: Compliance;

  @ApiPropertyOptional({ enum: DOMAIN_ROLES })
  @IsOptional()
  @IsIn(DOMAIN_ROLES)
  role?: DomainRole;

  @ApiPropertyOptional({ description: 'Chỉ tên miền của một trang' })
  @IsOptional()
  @IsUUID()
  siteId?: string;

  @OptionalDay('Ngày xét; mặc định là hôm nay')
  asOf?: IsoDate;
}

export class DomainView {
  @ApiProperty() id!: string;
  @ApiProperty() siteId!: string;
  @ApiProperty() siteName!: string;
  @ApiProperty() host!: string;
  @ApiProperty({ enum: DOMAIN_ROLES }) role!: DomainRole;
  @ApiProperty({ enum: COMPLIANCES }) compliance!: Compliance;
  @ApiProperty({ type: String, nullable: true }) complianceNote!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Quy tắc của ngày cấp', example: 'la3' }) regime!: string | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) grantedOn!: string | null;
  @ApiProperty({ type: DecisionView, nullable: true }) decision!: DecisionView | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo!: string | null;
}

export class DomainPage {
  @ApiProperty({ type: [DomainView] }) items!: DomainView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
