import { ApiProperty } from '@nestjs/swagger';
import { QUEUE_TASKS } from './queue-source.js';

export class QueueItemDto {
  @ApiProperty({ enum: QUEUE_TASKS, description: 'Ký duyệt, phân loại và trình, đăng, sửa lại' }) task!: string;
  @ApiProperty({ format: 'uuid' }) siteId!: string;
  @ApiProperty({ example: 'article' }) kind!: string;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty({ description: 'Ai chuyển đến' }) from!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
}

export class QueueResponse {
  @ApiProperty({ type: [QueueItemDto] }) items!: QueueItemDto[];
}
