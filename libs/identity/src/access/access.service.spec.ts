import { AsyncLocalStorage } from 'node:async_hooks';
import { fixedClock } from '@cong-tinh/kernel';
import { type Database, RequestContext } from '@cong-tinh/platform';
import { describe, expect, it } from '@jest/globals';
import { ClsService } from 'nestjs-cls';
import { Access } from './access.js';
import type { AccessLoader } from './access.loader.js';
import { AccessService } from './access.service.js';

const person = (id: string) =>
  new Access({ id, name: id, email: null }, [], { kind: 'session', secret: 's', readOnlySince: null, stepUpUntil: null });

describe('the access of whoever acts', () => {
  it('is not changed by a context inside it', async () => {
    const cls = new ClsService(new AsyncLocalStorage());
    const request = new RequestContext(cls);
    const service = new AccessService(cls, {} as Database, {} as AccessLoader, request, fixedClock('2026-11-22T08:00:00+07:00'));
    await request.runAs({ kind: 'system', id: null, name: 'ngoài' }, async () => {
      service.remember(person('ngoài'));
      await request.runAs({ kind: 'robot', id: null, name: 'trong' }, async () => service.remember(person('trong')));
      expect(service.current.account.id).toBe('ngoài');
      expect(request.actor.name).toBe('ngoài');
    });
    expect(service.find()).toBeNull();
  });
});
