import { ApiProperty } from '@nestjs/swagger';
import { QUEUE_TASKS } from './queue-source.js';

export class ChainStepDto {
  @ApiProperty() key!: string;
  @ApiProperty({ example: 'Trưởng Ban ký duyệt' }) label!: string;
}

export class ChainDto {
  @ApiProperty({ type: [ChainStepDto] }) steps!: ChainStepDto[];
  @ApiProperty({ description: 'Thứ tự của bước đang mở, bắt đầu từ 0' }) at!: number;
}

export class QueueItemDto {
  @ApiProperty({ enum: QUEUE_TASKS, description: 'Ký duyệt, phân loại và trình, đăng, sửa lại' }) task!: string;
  @ApiProperty({ format: 'uuid' }) siteId!: string;
  @ApiProperty({ example: 'Trang thông tin điện tử xã Thanh Phú' }) siteName!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Huyện Bến Lức' }) districtName!: string | null;
  @ApiProperty({ example: 'article' }) kind!: string;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ description: 'Ai chuyển đến' }) from!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty({ type: ChainDto, nullable: true, description: 'Chuỗi ký; chưa có khi bài chưa được trình' }) chain!: ChainDto | null;
}

export class QueueResponse {
  @ApiProperty({ type: [QueueItemDto] }) items!: QueueItemDto[];
}
