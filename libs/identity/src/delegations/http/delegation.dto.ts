import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { DAY, DAY_FAULT } from '../../day.js';
import type { DelegationState } from '../delegation.js';

const NOT_EMPTY = { message: 'không được để trống' };

export class GiveDelegationBody {
  @ApiProperty({ description: 'Phó Trưởng Ban nhận ủy quyền' })
  @IsUUID()
  toAccountId!: string;

  @ApiProperty({ description: 'Số văn bản ủy quyền' })
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 100)
  instrumentNumber!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  instrumentDate!: string;

  @ApiProperty({ description: 'Nội dung ủy quyền, theo lời của văn bản' })
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 500)
  scope!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Chỉ trong lĩnh vực này; bỏ trống là mọi lĩnh vực' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  sector?: string | null;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  validFrom!: string;

  @ApiProperty({ format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' })
  @Matches(DAY, DAY_FAULT)
  validTo!: string;
}

export class RevokeDelegationBody {
  @ApiProperty()
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 500)
  reason!: string;
}

export class DelegationView {
  @ApiProperty() id!: string;
  @ApiProperty() fromAccountId!: string;
  @ApiProperty() fromName!: string;
  @ApiProperty() toAccountId!: string;
  @ApiProperty() toName!: string;
  @ApiProperty() instrumentNumber!: string;
  @ApiProperty({ format: 'date' }) instrumentDate!: string;
  @ApiProperty() scope!: string;
  @ApiProperty({ type: String, nullable: true }) sector!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt!: string | null;
  @ApiProperty({ enum: ['upcoming', 'active', 'ended', 'revoked'] }) state!: DelegationState;
}

export class DelegationPage {
  @ApiProperty({ type: [DelegationView], description: 'Mới nhất trước, nhiều nhất 100' }) items!: DelegationView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
