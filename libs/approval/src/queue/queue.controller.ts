import { Route } from '@cong-tinh/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueueResponse } from './queue.dto.js';
import { Queue } from './queue.service.js';

@ApiTags('Việc của tôi')
@Controller('api/me/queue')
export class QueueController {
  constructor(private readonly queue: Queue) {}

  @Get()
  @ApiOperation({ summary: 'Việc đang chờ tôi trên các trang tôi giữ vị trí, cũ nhất trước', operationId: 'getQueue' })
  @ApiOkResponse({ type: QueueResponse })
  @Route({ permission: 'signed-in', rate: 'read', cache: 'none', audit: 'none' })
  async get(): Promise<QueueResponse> {
    const items = await this.queue.list();
    return {
      items: items.map(({ task, siteId, place, kind, id, title, stateLabel, from, since, chain }) => ({
        task,
        siteId,
        siteName: place.name,
        districtName: place.districtName,
        kind,
        id,
        title,
        stateLabel,
        from,
        since: since.toISOString(),
        chain: chain && { steps: [...chain.steps], at: chain.at },
      })),
    };
  }
}
