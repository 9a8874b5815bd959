import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { STOP_PATH } from '../stop-tickets.js';

/** Mail programs send their click as `multipart/form-data` (RFC 8058, 3.1), which nothing here reads; what it says is the same every time. */
@Injectable()
export class OneClickForm implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<Partial<FastifyInstance>>();
    fastify?.addHook?.('onRequest', (request, _reply, done) => {
      if (request.method === 'POST' && request.url.startsWith(`/${STOP_PATH}?`))
        request.headers['content-type'] = 'application/x-www-form-urlencoded';
      done();
    });
  }
}
