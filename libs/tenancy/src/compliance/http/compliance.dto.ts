import type { IsoDate } from '@cong-tinh/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { Day, OptionalDay } from '../../http/day.decorator.js';
import { DecisionBody } from '../../http/paper.dto.js';
import { NOTICE_STAGES } from '../domain-notice.js';

export class AsOfQuery {
  @OptionalDay('Ngày xét; mặc định là hôm nay')
  asOf?: IsoDate;
}

export class NoticeBody {
  @ApiProperty()
  @IsUUID()
  siteId!: string;

  @ApiProperty({ description: 'Tên miền đang dùng, chưa tuân thủ', example: 'abc.com.vn' })
  @IsString()
  @Length(1, 253)
  host!: string;

  @ApiProperty({ description: 'Số văn bản của đơn vị' })
  @IsString()
  @Length(1, 60)
  number!: string;

  @Day('Ngày văn bản của đơn vị')
  noticedOn!: IsoDate;

  @ApiProperty({ description: 'Nội dung thông tin' })
  @IsString()
  @Length(5, 2000)
  content!: string;
}

export class ReportBody {
  @ApiProperty({ description: 'Số báo cáo' })
  @IsString()
  @Length(1, 60)
  number!: string;

  @Day('Ngày báo cáo')
  reportedOn!: IsoDate;
}

export class OutcomeBody {
  @ApiProperty({ type: DecisionBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => DecisionBody)
  decision!: DecisionBody;

  @ApiProperty({ description: 'Chủ trương của UBND tỉnh' })
  @IsString()
  @Length(5, 2000)
  outcome!: string;
}

export class ReportView {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date' }) reportedOn!: string;
  @ApiProperty({ type: String, nullable: true }) outcome!: string | null;
}

export class NonCompliantView {
  @ApiProperty() domainId!: string;
  @ApiProperty() siteId!: string;
  @ApiProperty() siteName!: string;
  @ApiProperty() host!: string;
  @ApiProperty({ description: 'Vì sao chưa tuân thủ' }) fault!: string;
  @ApiProperty({ format: 'date' }) since!: string;
  @ApiProperty({ enum: NOTICE_STAGES, nullable: true }) stage!: string | null;
  @ApiProperty() stageLabel!: string;
  @ApiProperty({ type: String, nullable: true }) noticeNumber!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) noticedOn!: string | null;
  @ApiProperty({ type: ReportView, nullable: true }) report!: ReportView | null;
}

export class NonCompliantReport {
  @ApiProperty({ format: 'date' }) asOf!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [NonCompliantView] }) items!: NonCompliantView[];
}

export class NoticeView {
  @ApiProperty() id!: string;
  @ApiProperty() siteId!: string;
  @ApiProperty() siteName!: string;
  @ApiProperty() host!: string;
  @ApiProperty() fault!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ format: 'date' }) noticedOn!: string;
  @ApiProperty({ enum: NOTICE_STAGES }) stage!: string;
}
