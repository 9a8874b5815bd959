import { DomainError } from '@cong-tinh/kernel';
import { Route } from '@cong-tinh/platform';
import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Notices } from '../notices.service.js';
import { STOP_PATH } from '../stop-tickets.js';
import { StopQuery } from './notice.dto.js';
import { askPage, refusedPage, STOP_PAGE_HEADERS, stoppedPage } from './stop-page.js';

/** The link at the end of a letter. The sealed ticket alone is its authority: mail programs send their click without a session. */
@ApiExcludeController()
@Controller(STOP_PATH)
export class StopController {
  constructor(private readonly notices: Notices) {}

  @Get()
  @Route({ permission: 'public', rate: 'read', cache: 'none', audit: 'none' })
  ask(@Query() { ticket }: StopQuery, @Res() reply: FastifyReply): Promise<void> {
    return answer(reply, async () => askPage(this.notices.read(ticket).label));
  }

  @Post()
  @Route({ permission: 'public', rate: 'write', cache: 'none', audit: 'action' })
  stop(@Query() { ticket }: StopQuery, @Res() reply: FastifyReply): Promise<void> {
    return answer(reply, async () => stoppedPage((await this.notices.stop(ticket)).label));
  }
}

async function answer(reply: FastifyReply, work: () => Promise<string>): Promise<void> {
  try {
    void reply
      .headers(STOP_PAGE_HEADERS)
      .code(200)
      .send(await work());
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error;
    void reply.headers(STOP_PAGE_HEADERS).code(error.status).send(refusedPage(error.message));
  }
}
