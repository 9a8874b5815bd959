import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Day, OptionalDay } from '../../http/day.decorator.js';
import { SearchQuery } from '../../http/page.dto.js';
import { DecisionBody, DecisionView } from '../../http/paper.dto.js';
import { SITE_STATES, type SiteState } from '../../sites/site.js';
import { type Unit, UNIT_KINDS, type UnitKind } from '../unit.js';

export class UnitsQuery extends SearchQuery {
  @ApiPropertyOptional({ enum: UNIT_KINDS })
  @IsOptional()
  @IsIn(UNIT_KINDS)
  kind?: UnitKind;

  @ApiPropertyOptional({ description: 'Đơn vị này và các đơn vị ngay bên dưới' })
  @IsOptional()
  @IsUUID()
  parent?: string;

  @OptionalDay('Ngày xét; mặc định là hôm nay')
  asOf?: IsoDate;
}

export class UnitView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Mã đơn vị; chỉ xác định một đơn vị khi đi cùng ngày' }) code!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: UnitKind;
  @ApiProperty({ example: 'thị trấn' }) type!: string;
  @ApiProperty() name!: string;
  @ApiProperty() fullName!: string;
  @ApiProperty({ type: String, nullable: true }) shortName!: string | null;
  @ApiProperty({ type: String, nullable: true }) abbreviation!: string | null;
  @ApiProperty({ type: String, nullable: true }) englishName!: string | null;
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Tên đơn vị cấp trên' }) parentName!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Trang của đơn vị, nếu có' }) siteId!: string | null;
}

export class UnitPage {
  @ApiProperty({ type: [UnitView] }) items!: UnitView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** A decision of whichever authority makes or changes units. */
export class UnitDecisionBody extends DecisionBody {
  @ApiProperty({ description: 'Cơ quan ban hành', example: 'Ủy ban Thường vụ Quốc hội' })
  @IsString()
  @Length(2, 200)
  issuer!: string;
}

/** Names and place of a unit from a day on, and the paper that says so. */
export class UnitVersionBody {
  @ApiProperty({ example: '28021', description: 'Mã trong danh mục của Nhà nước, hoặc mã cơ quan' })
  @Matches(/^[0-9A-Z]+(-[0-9A-Z]+)*$/, { message: 'mã chỉ gồm chữ số, chữ hoa không dấu và dấu gạch nối' })
  @MaxLength(20)
  code!: string;

  @ApiProperty({ example: 'xã', description: 'Từ đứng trước tên' })
  @IsString()
  @Length(1, 60)
  type!: string;

  @ApiProperty({ example: 'Thanh Phú', description: 'Tên riêng của địa phương, tên đầy đủ của cơ quan' })
  @IsString()
  @Length(1, 160)
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'SNV' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  shortName?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'snv', description: 'Nhãn viết tắt dùng cho tên miền' })
  @IsOptional()
  @Matches(/^[a-z0-9]{1,63}$/, { message: 'nhãn viết tắt chỉ gồm chữ thường không dấu và chữ số' })
  abbreviation?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Department of Home Affairs' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  englishName?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Đơn vị cấp trên; chỉ tỉnh không có' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Day('Ngày có hiệu lực')
  validFrom!: IsoDate;

  @ApiProperty({ type: UnitDecisionBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => UnitDecisionBody)
  decision!: UnitDecisionBody;

  @ApiProperty({ description: 'Căn cứ pháp lý của quyết định' })
  @IsString()
  @Length(2, 300)
  basis!: string;
}

export class NewUnitBody extends UnitVersionBody {
  @ApiProperty({ enum: UNIT_KINDS })
  @IsIn(UNIT_KINDS)
  kind!: UnitKind;
}

export class UnitVersionView extends UnitView {
  @ApiProperty({ type: DecisionView, nullable: true, description: 'Không có khi nạp từ tệp đơn vị' }) decision!: DecisionView | null;
  @ApiProperty({ type: String, nullable: true }) basis!: string | null;
  @ApiProperty({ type: String, nullable: true }) recordedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) recordedAt!: string | null;
}

export class UnitSiteView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: SITE_STATES }) state!: SiteState;
  @ApiProperty({ type: String, nullable: true }) host!: string | null;
}

export class UnitHistory {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: UNIT_KINDS }) kind!: UnitKind;
  @ApiProperty({ format: 'date' }) today!: string;
  @ApiProperty({ type: UnitSiteView, nullable: true }) site!: UnitSiteView | null;
  @ApiProperty({ type: [UnitVersionView], description: 'Mới nhất trước' }) versions!: UnitVersionView[];
}

export const toUnitView = (unit: Unit, siteId: string | null, parentName: string | null): UnitView => ({
  id: unit.id,
  code: unit.code,
  kind: unit.kind,
  type: unit.type,
  name: unit.name,
  fullName: unit.fullName,
  shortName: unit.shortName,
  abbreviation: unit.abbreviation,
  englishName: unit.englishName,
  parentId: unit.parentId,
  parentName,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  siteId,
});
