import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { SearchQuery } from '../../http/page.dto.js';
import { DecisionBody, DecisionView, HeadBody } from '../../http/paper.dto.js';
import { UNIT_KINDS, type UnitKind } from '../../units/unit.js';
import { COMPLIANCES, DOMAIN_ROLES } from '../../domains/domain.js';
import { SITE_STATES, type SiteState } from '../site.js';
import { SUSPENSION_GROUNDS, type SuspensionGround } from '../suspension.repository.js';

export class SitesQuery extends SearchQuery {
  @ApiPropertyOptional({ enum: UNIT_KINDS })
  @IsOptional()
  @IsIn(UNIT_KINDS)
  kind?: UnitKind;

  @ApiPropertyOptional({ enum: SITE_STATES })
  @IsOptional()
  @IsIn(SITE_STATES)
  state?: SiteState;

  @ApiPropertyOptional({ description: 'Đơn vị cấp huyện: trang của đơn vị và các trang ngay bên dưới' })
  @IsOptional()
  @IsUUID()
  district?: string;
}

export class SiteView {
  @ApiProperty() id!: string;
  @ApiProperty() unitId!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: UnitKind;
  @ApiProperty({ example: 'Trang thông tin điện tử xã Thanh Phú' }) name!: string;
  @ApiProperty({ example: 'Xã Thanh Phú' }) unitName!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Huyện Bến Lức' }) parentName!: string | null;
  @ApiProperty({ enum: SITE_STATES }) state!: SiteState;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ type: String, nullable: true, example: 'thanhphu.benluc.longan.gov.vn' }) host!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Địa chỉ mà trình duyệt mở' }) address!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) activatedOn!: string | null;
  @ApiProperty() demonstration!: boolean;
}

export class ListedSiteView extends SiteView {
  @ApiProperty({ description: 'Tìm thấy theo tên đơn vị cấp trên, không theo tên của trang' }) matchedByParent!: boolean;
}

export class SitePage {
  @ApiProperty({ type: [ListedSiteView] }) items!: ListedSiteView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class HeadView {
  @ApiProperty() name!: string;
  @ApiProperty() position!: string;
}

export class FactView {
  @ApiProperty({ example: 'address' }) code!: string;
  @ApiProperty({ example: 'Địa chỉ liên hệ' }) label!: string;
  @ApiProperty({ type: String, nullable: true }) value!: string | null;
  @ApiProperty({ description: 'Quy định bắt buộc phải có' }) required!: boolean;
}

export class LevelView {
  @ApiProperty() unitId!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: UnitKind;
  @ApiProperty() unitName!: string;
  @ApiProperty({ type: String, nullable: true }) siteId!: string | null;
  @ApiProperty({ type: String, nullable: true }) host!: string | null;
}

export class SiteDomainView {
  @ApiProperty() id!: string;
  @ApiProperty() host!: string;
  @ApiProperty({ enum: DOMAIN_ROLES }) role!: string;
  @ApiProperty({ enum: COMPLIANCES }) compliance!: string;
  @ApiProperty({ type: String, nullable: true }) complianceNote!: string | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) grantedOn!: string | null;
  @ApiProperty({ type: DecisionView, nullable: true }) decision!: DecisionView | null;
}

export class SuspensionView {
  @ApiProperty({ enum: SUSPENSION_GROUNDS }) ground!: SuspensionGround;
  @ApiProperty() reason!: string;
  @ApiProperty() since!: string;
  @ApiProperty() suspendedBy!: string;
  @ApiProperty({ type: String, nullable: true }) endedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) endReason!: string | null;
}

export class SiteDetail extends SiteView {
  @ApiProperty({ example: '28021' }) unitCode!: string;
  @ApiProperty({ type: HeadView, nullable: true }) head!: HeadView | null;
  @ApiProperty({ type: [FactView] }) facts!: FactView[];
  @ApiProperty({ description: 'Căn cứ của thông tin chân trang' }) factsBasis!: string;
  @ApiProperty({ type: DecisionView, nullable: true }) decision!: DecisionView | null;
  @ApiProperty({ type: [LevelView], description: 'Từ cấp tỉnh xuống đơn vị của trang; rỗng khi chưa có quyết định' }) levels!: LevelView[];
  @ApiProperty({ type: [SiteDomainView] }) domains!: SiteDomainView[];
  @ApiProperty({ type: [SuspensionView] }) suspensions!: SuspensionView[];
}

export class ParticularsBody {
  @ApiPropertyOptional({ type: HeadBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => HeadBody)
  head?: HeadBody;

  @ApiPropertyOptional({ type: Object, additionalProperties: { type: 'string' }, description: 'Thông tin chân trang theo mã' })
  @IsOptional()
  @IsObject()
  facts?: Record<string, string>;
}

export class SuspensionBody {
  @ApiProperty({ enum: SUSPENSION_GROUNDS, description: 'Theo quyết định của UBND tỉnh, hoặc vì lý do kỹ thuật' })
  @IsIn(SUSPENSION_GROUNDS)
  ground!: SuspensionGround;

  @ApiProperty()
  @IsString()
  @Length(5, 1000)
  reason!: string;

  @ApiPropertyOptional({ type: DecisionBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision?: DecisionBody;
}

export class ResumptionBody {
  @ApiProperty()
  @IsString()
  @Length(5, 1000)
  reason!: string;

  @ApiPropertyOptional({ type: DecisionBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision?: DecisionBody;
}
