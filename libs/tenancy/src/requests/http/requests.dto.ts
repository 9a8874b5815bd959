import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Day } from '../../http/day.decorator.js';
import { PageQuery } from '../../http/page.dto.js';
import { DecisionBody, DecisionView } from '../../http/paper.dto.js';
import { SITE_STATES } from '../../sites/site.js';
import { OPINIONS, type Opinion, REQUEST_STATES, type RequestState } from '../site-request.js';

export class RequestsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REQUEST_STATES })
  @IsOptional()
  @IsIn(REQUEST_STATES)
  state?: RequestState;
}

export class RequestBody {
  @ApiProperty()
  @IsUUID()
  unitId!: string;

  @ApiProperty({ description: 'Số văn bản đề nghị', example: '142/UBND-VHXH' })
  @IsString()
  @Length(1, 60)
  documentNumber!: string;

  @Day('Ngày văn bản đề nghị')
  documentDate!: IsoDate;

  @ApiProperty({ description: 'Lý do, nội dung đề nghị' })
  @IsString()
  @Length(5, 2000)
  reason!: string;

  @ApiPropertyOptional({ description: 'Tên miền đơn vị mong muốn; Sở Khoa học và Công nghệ quyết định' })
  @IsOptional()
  @IsString()
  @MaxLength(253)
  wantedHost?: string;
}

export class OpinionBody {
  @ApiProperty({ enum: OPINIONS })
  @IsIn(OPINIONS)
  verdict!: Opinion;

  @ApiPropertyOptional({ description: 'Bắt buộc khi có điều kiện hoặc không đồng ý' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class SiteDecisionBody {
  @ApiProperty({ enum: ['approve', 'refuse'] })
  @IsIn(['approve', 'refuse'])
  outcome!: 'approve' | 'refuse';

  @ApiProperty({ type: DecisionBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;
}

export class OpinionView {
  @ApiProperty({ enum: OPINIONS }) verdict!: Opinion;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty() by!: string;
  @ApiProperty() at!: string;
}

export class SiteRequestView {
  @ApiProperty() id!: string;
  @ApiProperty() siteId!: string;
  @ApiProperty() siteName!: string;
  @ApiProperty({ enum: SITE_STATES }) siteState!: string;
  @ApiProperty() unitId!: string;
  @ApiProperty({ enum: REQUEST_STATES }) state!: RequestState;
  @ApiProperty() stateLabel!: string;
  @ApiProperty() documentNumber!: string;
  @ApiProperty({ format: 'date' }) documentDate!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ type: String, nullable: true }) wantedHost!: string | null;
  @ApiProperty() submittedBy!: string;
  @ApiProperty() submittedAt!: string;
  @ApiProperty({ type: OpinionView, nullable: true }) opinion!: OpinionView | null;
  @ApiProperty({ type: DecisionView, nullable: true }) decision!: DecisionView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Tên miền đã cấp' }) host!: string | null;
}

export class SiteRequestPage {
  @ApiProperty({ type: [SiteRequestView] }) items!: SiteRequestView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
