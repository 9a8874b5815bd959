import { SEAT_KINDS, type SeatKind } from '@cong-tinh/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { DAY, DAY_FAULT } from '../../day.js';

const NOT_EMPTY = { message: 'không được để trống' };

export class AssignSeatBody {
  @ApiProperty({ description: 'Thư điện tử công vụ của người giữ vị trí' })
  @IsString()
  @MaxLength(254)
  accountEmail!: string;

  @ApiPropertyOptional({ description: 'Họ tên hoặc chức danh, để mời khi địa chỉ này chưa có tài khoản' })
  @IsOptional()
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 200)
  accountName?: string;

  @ApiProperty({ enum: SEAT_KINDS, enumName: 'SeatKind' })
  @IsIn(SEAT_KINDS)
  kind!: SeatKind;

  @ApiProperty({ description: 'Chức vụ, ví dụ "Chánh Văn phòng UBND tỉnh"' })
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 200)
  position!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Đơn vị công tác; bỏ trống là đơn vị của trang' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Lĩnh vực phụ trách' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  sector?: string | null;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 100)
  decisionNumber!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  decisionDate!: string;

  @ApiProperty({ description: 'Cơ quan, người ra quyết định' })
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 200)
  decidedBy!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  validFrom!: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' })
  @IsOptional()
  @Matches(DAY, DAY_FAULT)
  validTo?: string | null;
}

export class EndSeatBody {
  @ApiProperty({ format: 'date', description: 'Ngày đầu tiên không còn giữ vị trí' })
  @Matches(DAY, DAY_FAULT)
  endsOn!: string;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 100)
  decisionNumber!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY, DAY_FAULT)
  decisionDate!: string;

  @ApiProperty()
  @IsString()
  @Matches(/\S/, NOT_EMPTY)
  @Length(1, 200)
  decidedBy!: string;
}

export class SeatView {
  @ApiProperty() id!: string;
  @ApiProperty() accountId!: string;
  @ApiProperty() accountName!: string;
  @ApiProperty({ enum: SEAT_KINDS, enumName: 'SeatKind' }) kind!: SeatKind;
  @ApiProperty() position!: string;
  @ApiProperty({ type: String, nullable: true }) unitId!: string | null;
  @ApiProperty({ type: String, nullable: true }) unitName!: string | null;
  @ApiProperty({ type: String, nullable: true }) sector!: string | null;
  @ApiProperty() decisionNumber!: string;
  @ApiProperty({ format: 'date' }) decisionDate!: string;
  @ApiProperty() decidedBy!: string;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ngày đầu tiên không còn hiệu lực' }) validTo!: string | null;
}

export class SeatPage {
  @ApiProperty({ type: [SeatView] }) items!: SeatView[];
  @ApiProperty({ type: String, nullable: true, description: 'Luôn null: các vị trí của một trang nằm trong một trang danh sách' })
  next!: string | null;
}
