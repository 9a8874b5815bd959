import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Day } from '../../http/day.decorator.js';
import { DecisionBody, DecisionView, HeadBody } from '../../http/paper.dto.js';
import { batchStates, ITEM_STATES } from '../batch.js';

/** The board's opinion, given on paper. */
export class OpinionPaperBody {
  @ApiProperty({ description: 'Số văn bản ý kiến của Ban Biên tập' })
  @IsString()
  @Length(1, 60)
  number!: string;

  @Day('Ngày văn bản')
  date!: IsoDate;
}

export class BatchUnitBody {
  @ApiProperty()
  @IsUUID()
  unitId!: string;

  @ApiPropertyOptional({ type: HeadBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => HeadBody)
  head?: HeadBody;

  @ApiPropertyOptional({ type: Object, additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsObject()
  facts?: Record<string, string>;
}

export class BatchBody {
  @ApiProperty({ type: DecisionBody, description: 'Quyết định của UBND tỉnh; cùng số và ngày là cùng một đợt' })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;

  @ApiPropertyOptional({ type: OpinionPaperBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpinionPaperBody)
  opinion?: OpinionPaperBody;

  @ApiProperty({ type: [BatchUnitBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => BatchUnitBody)
  units!: BatchUnitBody[];
}

export class DecidedHostBody {
  @ApiProperty()
  @IsUUID()
  unitId!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 253)
  host!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  collisionDecided?: boolean;
}

export class BatchGrantBody {
  @ApiProperty({ type: DecisionBody, description: 'Văn bản cấp tên miền của Sở Khoa học và Công nghệ' })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;

  @ApiProperty({ type: [DecidedHostBody], description: 'Tên miền được nêu riêng; các đơn vị khác theo quy tắc' })
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => DecidedHostBody)
  hosts!: DecidedHostBody[];
}

export class BatchCountsView {
  @ApiProperty() total!: number;
  @ApiProperty() waiting!: number;
  @ApiProperty() ready!: number;
  @ApiProperty() done!: number;
  @ApiProperty() blocked!: number;
}

export class BatchItemView {
  @ApiProperty() unitId!: string;
  @ApiProperty() unitName!: string;
  @ApiProperty({ enum: ITEM_STATES }) state!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ type: String, nullable: true }) host!: string | null;
  @ApiProperty({ type: String, nullable: true }) siteId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'facts_missing' }) code!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Vì sao chưa làm được' }) reason!: string | null;
  @ApiProperty({ type: [String] }) suggestions!: string[];
}

export class BatchView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: DecisionView }) decision!: DecisionView;
  @ApiProperty({ type: String, nullable: true }) opinionNumber!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) opinionDate!: string | null;
  @ApiProperty({ enum: batchStates.states }) state!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ type: BatchCountsView }) counts!: BatchCountsView;
  @ApiProperty() preparedBy!: string;
  @ApiProperty() preparedAt!: string;
  @ApiProperty({ type: String, nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) finishedAt!: string | null;
}

export class BatchDetail extends BatchView {
  @ApiProperty({ type: [BatchItemView], description: 'Việc chưa làm được trước, tối đa 1.000 mục' }) report!: BatchItemView[];
}

export class BatchPage {
  @ApiProperty({ type: [BatchView] }) items!: BatchView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class BatchItemPage {
  @ApiProperty({ type: [BatchItemView] }) items!: BatchItemView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class BatchProposalView {
  @ApiProperty() unitId!: string;
  @ApiProperty() unitName!: string;
  @ApiProperty({ example: 'collision' }) outcome!: string;
  @ApiProperty() sentence!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Tên miền theo quy tắc; trống khi phải nêu riêng' }) host!: string | null;
  @ApiProperty({ type: [String] }) suggestions!: string[];
  @ApiProperty() basis!: string;
}

export class BatchProposals {
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: [BatchProposalView], description: 'Đơn vị phải nêu riêng tên miền đứng trước' }) items!: BatchProposalView[];
}
