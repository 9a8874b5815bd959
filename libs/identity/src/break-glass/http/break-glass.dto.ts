import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, MaxLength, Min } from 'class-validator';

export class OpenBreakGlassBody {
  @ApiProperty({ description: 'Lý do, ít nhất 20 ký tự; người đứng đầu đơn vị sẽ đọc' })
  @IsString()
  @MaxLength(1000)
  reason!: string;

  @ApiProperty({ description: 'Số giờ; quy chế đặt mức cao nhất' })
  @IsInt()
  @Min(1)
  hours!: number;
}

export class BreakGlassView {
  @ApiProperty() id!: string;
  @ApiProperty() accountId!: string;
  @ApiProperty() accountName!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ format: 'date-time' }) validTo!: string;
  @ApiProperty({ description: 'Căn cứ của mức thời hạn' }) limitBasis!: string;
}

export class BreakGlassPage {
  @ApiProperty({ type: [BreakGlassView], description: 'Mới nhất trước, nhiều nhất 100' }) items!: BreakGlassView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
