import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { Decision } from '../decisions/decision.js';
import { Day } from './day.decorator.js';

/** A decision as a person types it. */
export class DecisionBody {
  @ApiProperty({ example: '1288/QĐ-UBND' })
  @IsString()
  @Length(1, 60)
  number!: string;

  @Day('Ngày ký')
  decidedOn!: IsoDate;

  @ApiPropertyOptional({ description: 'Trích yếu' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  summary?: string;
}

export class DecisionView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date' }) decidedOn!: string;
  @ApiProperty() issuer!: string;
  @ApiProperty() summary!: string;
  @ApiProperty() demonstration!: boolean;
}

export const toDecisionView = ({ id, number, decidedOn, issuer, summary, demonstration }: Decision): DecisionView => ({
  id,
  number,
  decidedOn,
  issuer,
  summary,
  demonstration,
});

/** The head who answers for a site: an office holder. */
export class HeadBody {
  @ApiProperty({ description: 'Họ tên hoặc chức danh', example: 'Chủ tịch UBND xã Thanh Phú' })
  @IsString()
  @Length(2, 120)
  name!: string;

  @ApiProperty({ description: 'Chức vụ', example: 'Chủ tịch Ủy ban nhân dân' })
  @IsString()
  @Length(2, 120)
  position!: string;
}
