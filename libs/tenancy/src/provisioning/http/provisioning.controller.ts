import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { OptionalDay } from '../../http/day.decorator.js';
import { PageQuery, pageOf, readPlace } from '../../http/page.dto.js';
import { ITEM_STATES, type ItemState } from '../batch.js';
import { BatchService } from '../batch.service.js';
import { GrantBatchAction } from '../grant-batch.action.js';
import { PrepareBatchAction } from '../prepare-batch.action.js';
import { ResumeBatchAction } from '../resume-batch.action.js';
import { BatchBody, BatchDetail, BatchGrantBody, BatchItemPage, BatchPage, BatchProposals } from './provisioning.dto.js';

export class BatchItemsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ITEM_STATES })
  @IsOptional()
  @IsIn(ITEM_STATES)
  state?: ItemState;
}

export class ProposalsQuery {
  @OptionalDay('Ngày cấp tên miền; mặc định là hôm nay')
  on?: IsoDate;
}

/** Many sites under one decision. */
@ApiTags('Cấp trang hàng loạt')
@Controller('api/province/provisioning-batches')
export class ProvisioningController {
  constructor(
    private readonly database: Database,
    private readonly batches: BatchService,
    private readonly prepare: PrepareBatchAction,
    private readonly grant: GrantBatchAction,
    private readonly resumeBatch: ResumeBatchAction,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Các đợt cấp trang, mới nhất trước', operationId: 'listProvisioningBatches' })
  @ApiOkResponse({ type: BatchPage })
  @Route({ permission: 'provisioning.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Query() { after, limit }: PageQuery): Promise<BatchPage> {
    const place = readPlace<{ id: string }>(after, { id: 'string' });
    const rows = await this.database.inPlatform(() => this.batches.list(place?.id, limit + 1));
    return pageOf(
      rows,
      limit,
      (batch) => batch,
      ({ id }) => ({ id }),
    );
  }

  @Post()
  @ApiOperation({
    summary: 'Lập đợt cấp trang theo một quyết định; cùng quyết định thì bổ sung vào đợt đã có',
    operationId: 'prepareProvisioningBatch',
  })
  @ApiCreatedResponse({ type: BatchDetail })
  @Route({ permission: 'provisioning.run', rate: 'write', cache: 'none', audit: 'action' })
  async create(@Body() body: BatchBody): Promise<BatchDetail> {
    const { id } = await this.prepare.execute(body);
    return this.get(id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Tiến độ của một đợt và báo cáo việc chưa làm được', operationId: 'getProvisioningBatch' })
  @ApiOkResponse({ type: BatchDetail })
  @Route({ permission: 'provisioning.list', rate: 'read', cache: 'none', audit: 'none' })
  get(@Param('id', ParseUUIDPipe) id: string): Promise<BatchDetail> {
    return this.database.inPlatform(() => this.batches.get(id));
  }

  @Get(':id/items')
  @ApiOperation({ summary: 'Các đơn vị của một đợt', operationId: 'listProvisioningItems' })
  @ApiOkResponse({ type: BatchItemPage })
  @Route({ permission: 'provisioning.list', rate: 'read', cache: 'none', audit: 'none' })
  async items(@Param('id', ParseUUIDPipe) id: string, @Query() { state, after, limit }: BatchItemsQuery): Promise<BatchItemPage> {
    const place = readPlace<{ position: number }>(after, { position: 'number' });
    const rows = await this.database.inPlatform(() => this.batches.items(id, state && [state], place?.position, limit + 1));
    return pageOf(
      rows,
      limit,
      ({ position: _, ...item }) => item,
      ({ position }) => ({ position }),
    );
  }

  @Get(':id/host-proposals')
  @ApiOperation({
    summary: 'Tên miền mà quy tắc sẽ cho từng đơn vị của đợt, và những đơn vị phải nêu riêng',
    operationId: 'listBatchHostProposals',
  })
  @ApiOkResponse({ type: BatchProposals })
  @Route({ permission: 'host-proposal.read', rate: 'expensive', cache: 'none', audit: 'none' })
  async proposals(@Param('id', ParseUUIDPipe) id: string, @Query() query: ProposalsQuery): Promise<BatchProposals> {
    const on = query.on ?? this.clock.today();
    return { on, items: await this.database.inPlatform(() => this.batches.proposals(id, on)) };
  }

  @Post(':id/domains')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cấp tên miền cho các đơn vị của đợt', operationId: 'grantBatchDomains' })
  @ApiOkResponse({ type: BatchDetail })
  @Route({ permission: 'domain.grant', rate: 'write', cache: 'none', audit: 'action' })
  async grantDomains(@Param('id', ParseUUIDPipe) id: string, @Body() body: BatchGrantBody): Promise<BatchDetail> {
    await this.grant.execute({ batchId: id, ...body });
    return this.get(id);
  }

  @Post(':id/resumption')
  @HttpCode(202)
  @ApiOperation({ summary: 'Thực hiện, hoặc thực hiện tiếp; việc đã xong không làm lại', operationId: 'runProvisioningBatch' })
  @ApiOkResponse({ type: BatchDetail })
  @Route({ permission: 'provisioning.run', rate: 'write', cache: 'none', audit: 'action' })
  async resume(@Param('id', ParseUUIDPipe) id: string): Promise<BatchDetail> {
    await this.resumeBatch.execute(id);
    return this.get(id);
  }
}
