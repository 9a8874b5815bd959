import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { RULE_KEYS, type RuleKey } from '../catalogue/catalogue.js';
import { UNIT_KINDS, type UnitKind } from '../catalogue/vocabulary.js';
import { CLAUSE_MARKS } from '../regulations/clause.js';
import { CERTAINTIES, REGULATION_LEVELS } from '../regulations/regulation.js';
import { RULE_MODES } from '../rules/rule.js';

const SOURCES = [...REGULATION_LEVELS, 'override'] as const;

export class RulesQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Trang; nếu không có thì cần loại đơn vị' })
  @IsOptional()
  @IsUUID()
  site?: string;

  @ApiPropertyOptional({ enum: UNIT_KINDS })
  @IsOptional()
  @IsIn(UNIT_KINDS)
  unitKind?: UnitKind;

  @ApiPropertyOptional({ format: 'date', description: 'Ngày áp dụng; mặc định hôm nay' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'phải có dạng NĂM-THÁNG-NGÀY' })
  date?: string;

  @ApiPropertyOptional({ enum: RULE_KEYS, description: 'Chỉ một quy tắc' })
  @IsOptional()
  @IsIn(RULE_KEYS)
  key?: RuleKey;
}

export class RegulationDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty() issuer!: string;
}

export class RuleDecisionDto {
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date' }) date!: string;
  @ApiProperty() authority!: string;
}

export class TrailEntryDto {
  @ApiProperty({ enum: SOURCES }) source!: string;
  @ApiProperty({ type: String, nullable: true }) regulation!: string | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ enum: RULE_MODES }) mode!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) validFrom!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
  @ApiProperty({ enum: ['applied', 'refined', 'replaced', 'repeats', 'refused', 'notInForce', 'notForThisUnit'] }) verdict!: string;
  @ApiProperty() why!: string;
}

export class RuleDto {
  @ApiProperty({ enum: RULE_KEYS }) key!: string;
  @ApiProperty() label!: string;
  @ApiProperty({
    description: 'Giá trị theo danh mục quy tắc',
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'boolean' }],
  })
  value!: unknown;
  @ApiProperty({ enum: SOURCES }) source!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: RegulationDto, nullable: true }) regulation!: RegulationDto | null;
  @ApiProperty({ type: RuleDecisionDto, nullable: true }) decision!: RuleDecisionDto | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) validTo!: string | null;
  @ApiProperty({ enum: CERTAINTIES }) certainty!: string;
  @ApiProperty({ type: [TrailEntryDto] }) trail!: TrailEntryDto[];
}

export class RulesResponse {
  @ApiProperty({ format: 'date' }) date!: string;
  @ApiProperty({ enum: UNIT_KINDS }) unitKind!: UnitKind;
  @ApiProperty({ type: [RuleDto] }) items!: RuleDto[];
}

export class ClauseRegulationDto extends RegulationDto {
  @ApiProperty({ type: String, nullable: true, format: 'date' }) issuedOn!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) effectiveFrom!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' }) effectiveTo!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) replacedBy!: string | null;
  @ApiProperty({ enum: CERTAINTIES, description: 'Độ chắc chắn của dữ liệu' }) certainty!: string;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

export class ClauseResponse {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Vị trí trong văn bản: “Điều 3, khoản 1, điểm d”' }) place!: string;
  @ApiProperty({ description: 'Nội dung điều chỉnh, viết gọn' }) subject!: string;
  @ApiProperty({ enum: CLAUSE_MARKS, nullable: true, type: String }) mark!: string | null;
  @ApiProperty({ type: ClauseRegulationDto }) regulation!: ClauseRegulationDto;
}
