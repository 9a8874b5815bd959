import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class AuditQuery {
  @ApiPropertyOptional({ description: 'Số thứ tự của mục cuối trang trước' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ default: 50, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;

  @ApiPropertyOptional({ description: 'Tên hành động, ví dụ article.published' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  @ApiPropertyOptional({ description: 'Mã đối tượng' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string;

  @ApiPropertyOptional({ enum: ['done', 'refused'] })
  @IsOptional()
  @IsIn(['done', 'refused'])
  outcome?: 'done' | 'refused';
}

export class AuditActorView {
  @ApiProperty({ enum: ['account', 'robot', 'citizen', 'system'] }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  @ApiProperty() name!: string;
}

export class AuditSubjectView {
  @ApiProperty() kind!: string;
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) label!: string | null;
}

export class AuditEntryView {
  @ApiProperty() sequence!: number;
  @ApiProperty({ description: 'Thời điểm, ISO 8601' }) at!: string;
  @ApiProperty() action!: string;
  @ApiProperty({ enum: ['done', 'refused'] }) outcome!: string;
  @ApiProperty({ type: AuditActorView }) actor!: AuditActorView;
  @ApiProperty({ type: AuditSubjectView }) subject!: AuditSubjectView;
  @ApiProperty({ type: String, nullable: true }) basis!: string | null;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) details!: Record<string, unknown> | null;
  @ApiProperty({ type: String, nullable: true }) address!: string | null;
  @ApiProperty() requestId!: string;
  @ApiProperty() hash!: string;
  @ApiProperty() previousHash!: string;
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntryView] }) items!: AuditEntryView[];
  @ApiProperty({ type: Number, nullable: true, description: 'Gửi lại làm `after` để xem tiếp' }) next!: number | null;
}
