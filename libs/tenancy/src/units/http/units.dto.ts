import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { OptionalDay } from '../../http/day.decorator.js';
import { SearchQuery } from '../../http/page.dto.js';
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
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Trang của đơn vị, nếu có' }) siteId!: string | null;
}

export class UnitPage {
  @ApiProperty({ type: [UnitView] }) items!: UnitView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export const toUnitView = (unit: Unit, siteId: string | null): UnitView => ({
  id: unit.id,
  code: unit.code,
  kind: unit.kind,
  type: unit.type,
  name: unit.name,
  fullName: unit.fullName,
  shortName: unit.shortName,
  parentId: unit.parentId,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  siteId,
});
