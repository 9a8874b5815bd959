import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IsoDate } from '@cong-tinh/kernel';
import { IsIn, IsOptional } from 'class-validator';
import { OptionalDay } from '../../http/day.decorator.js';
import { PageQuery } from '../../http/page.dto.js';
import { ADDRESS_OUTCOMES } from '../host-addresses.js';

const OUTCOMES = [...ADDRESS_OUTCOMES, 'none'] as const;

export class AddressReportQuery extends PageQuery {
  @OptionalDay('Ngày xét; mặc định là hôm nay')
  asOf?: IsoDate;

  @ApiPropertyOptional({ enum: OUTCOMES, description: '`none`: chưa kiểm tra lần nào' })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: (typeof OUTCOMES)[number];
}

export class AddressCountView {
  @ApiProperty({ enum: OUTCOMES }) outcome!: string;
  @ApiProperty() label!: string;
  @ApiProperty() count!: number;
}

export class HostAddressView {
  @ApiProperty() domainId!: string;
  @ApiProperty() host!: string;
  @ApiProperty() role!: string;
  @ApiProperty() siteId!: string;
  @ApiProperty() siteName!: string;
  @ApiProperty({ enum: OUTCOMES }) outcome!: string;
  @ApiProperty() outcomeLabel!: string;
  @ApiProperty({ description: 'Trái yêu cầu dùng IPv6 của ngày xét' }) lacksIpv6!: boolean;
  @ApiProperty({ type: [String] }) ipv4!: readonly string[];
  @ApiProperty({ type: [String] }) ipv6!: readonly string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) checkedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

export class AddressReport {
  @ApiProperty({ format: 'date' }) asOf!: string;
  @ApiProperty({ description: 'Căn cứ của yêu cầu dùng IPv6 vào ngày xét' }) basis!: string;
  @ApiProperty({ description: 'Ngày xét có đòi IPv6 không' }) ipv6Required!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Vì sao nền tảng không kiểm tra; null khi có kiểm tra' })
  notChecking!: string | null;
  @ApiProperty({ type: [AddressCountView] }) counts!: AddressCountView[];
  @ApiProperty({ type: [HostAddressView] }) items!: HostAddressView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class AddressCheckStarted {
  @ApiProperty() queued!: boolean;
  @ApiProperty({ type: String, nullable: true }) notChecking!: string | null;
}
