import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MESSAGE = 'phải có dạng NĂM-THÁNG-NGÀY';

export class BoardDecisionBody {
  @ApiPropertyOptional({ description: 'Số quyết định; bắt buộc với Cổng tỉnh (LA-9.1.a)', example: '5500/QĐ-UBND' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  decisionNumber?: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, { message: DAY_MESSAGE })
  decisionDate!: string;

  @ApiPropertyOptional({ description: 'Người hoặc cơ quan ký quyết định; với trang thành phần mặc định là chức vụ người đứng đầu đơn vị' })
  @IsOptional()
  @IsString()
  @Length(3, 200)
  decidedBy?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Ngày có hiệu lực; mặc định là ngày quyết định' })
  @IsOptional()
  @Matches(DAY, { message: DAY_MESSAGE })
  validFrom?: string;
}

export class BoardDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['draft', 'active', 'ended'] }) state!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ type: String, nullable: true }) decisionNumber!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) decisionDate!: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) validFrom!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date', description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
}

export class BoardSeatDto {
  @ApiProperty({ format: 'uuid' }) seatId!: string;
  @ApiProperty({ enum: ['head', 'deputy', 'member'] }) kind!: string;
  @ApiProperty({ format: 'uuid' }) accountId!: string;
  @ApiProperty() accountName!: string;
  @ApiProperty() position!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) unitId!: string | null;
  @ApiProperty({ type: String, nullable: true }) sector!: string | null;
}

export class BoardFaultDto {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class BoardCompositionDto {
  @ApiProperty() members!: number;
  @ApiProperty() heads!: number;
  @ApiProperty() deputies!: number;
  @ApiProperty({ type: Number, nullable: true }) leastMembers!: number | null;
  @ApiProperty({ type: Number, nullable: true }) mostMembers!: number | null;
  @ApiProperty({ type: [BoardFaultDto], description: 'Những điều khiến Ban chưa thể thành lập' }) faults!: BoardFaultDto[];
  @ApiProperty({ type: [String], description: 'Những điều cần đối chiếu' }) notes!: string[];
}

export class BoardResponse {
  @ApiProperty({ description: 'Trang của Đoàn ĐBQH và HĐND không lập Ban riêng (LA-20.5)' }) hasOwnBoard!: boolean;
  @ApiProperty({ description: 'Ai quyết định thành lập' }) decidedByLabel!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: BoardDto, nullable: true }) board!: BoardDto | null;
  @ApiProperty({ type: [BoardDto] }) former!: BoardDto[];
  @ApiProperty({ type: [BoardSeatDto] }) seats!: BoardSeatDto[];
  @ApiProperty({ type: BoardCompositionDto }) composition!: BoardCompositionDto;
}
