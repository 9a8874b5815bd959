import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { OptionalDay } from '../../http/day.decorator.js';

const OUTCOMES = ['proposed', 'collision', 'decision-names-host', 'manager-decides', 'parent-required', 'not-given'] as const;

export class HostProposalBody {
  @ApiProperty()
  @IsUUID()
  unitId!: string;

  @OptionalDay('Ngày cấp tên miền, quyết định quy tắc áp dụng; mặc định là hôm nay')
  on?: IsoDate;

  @ApiPropertyOptional({ description: 'Tên miền muốn kiểm tra' })
  @IsOptional()
  @IsString()
  @MaxLength(253)
  host?: string;

  @ApiPropertyOptional({ description: 'Người quản lý tên miền đã xét việc trùng tên' })
  @IsOptional()
  @IsBoolean()
  collisionDecided?: boolean;
}

export class NamesakeView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() fullName!: string;
}

export class HostWarningView {
  @ApiProperty({ enum: ['host_collision', 'host_taken', 'host_reserved', 'label_too_long', 'same_as_parent'] }) code!: string;
  @ApiProperty() message!: string;
  @ApiProperty({ type: String, nullable: true }) basis!: string | null;
  @ApiProperty({ type: [NamesakeView] }) units!: NamesakeView[];
}

export class HostProposalView {
  @ApiProperty() host!: string;
  @ApiProperty({ description: 'Địa chỉ mà trình duyệt sẽ mở' }) address!: string;
  @ApiProperty({ enum: ['fullName', 'abbreviation', 'english', 'typedName', 'withParent', 'withCode'] }) form!: string;
  @ApiProperty() recommended!: boolean;
  @ApiProperty() available!: boolean;
  @ApiProperty() reason!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [HostWarningView] }) warnings!: HostWarningView[];
}

export class HostVerdictView {
  @ApiProperty() host!: string;
  @ApiProperty() lawful!: boolean;
  @ApiProperty({ type: String, nullable: true }) fault!: string | null;
  @ApiProperty({ type: String, nullable: true }) message!: string | null;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [String] }) suggestions!: string[];
}

export class RegimeView {
  @ApiProperty({ example: 'la3' }) code!: string;
  @ApiProperty() label!: string;
  @ApiProperty() basis!: string;
  @ApiProperty() source!: string;
  @ApiProperty() ruleId!: string;
}

export class HostProposalsView {
  @ApiProperty() unitId!: string;
  @ApiProperty() unitName!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ type: RegimeView }) regime!: RegimeView;
  @ApiProperty({ enum: OUTCOMES }) outcome!: string;
  @ApiProperty() sentence!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [HostProposalView] }) proposals!: HostProposalView[];
  @ApiProperty({ type: HostVerdictView, nullable: true }) verdict!: HostVerdictView | null;
}
