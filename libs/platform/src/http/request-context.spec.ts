import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ClsService } from 'nestjs-cls';
import { type Actor, RequestContext, SYSTEM } from './request-context.js';

const person: Actor = { kind: 'account', id: 'a', name: 'Nguyễn Văn An' };
const robot: Actor = { kind: 'robot', id: null, name: 'Người máy' };
const request = (id: string) => ({ id, ip: `ip of ${id}` });

describe('the context of a request', () => {
  let context: RequestContext;
  beforeEach(() => {
    context = new RequestContext(new ClsService(new AsyncLocalStorage()));
  });

  it('is the system’s outside of any', () => {
    expect([context.actor, context.requestId, context.address]).toEqual([SYSTEM, 'none', null]);
    expect(() => (context.actor = person)).toThrow();
  });

  it('is one through all steps of a request', () => {
    const one = request('1');
    context.within(one, () => (context.actor = person));
    context.within(one, () => expect([context.actor, context.requestId, context.address]).toEqual([person, '1', 'ip of 1']));
  });

  it('takes nothing from what surrounds it', () => {
    context.within(request('1'), () => {
      context.actor = person;
      context.within(request('2'), () => expect([context.actor, context.requestId]).toEqual([SYSTEM, '2']));
      expect(context.actor).toBe(person);
    });
  });

  it('gives another actor for a while', async () => {
    await context.within(request('1'), async () => {
      context.actor = person;
      await context.runAs(robot, async () => {
        expect([context.actor, context.requestId]).toEqual([robot, '1']);
        await Promise.resolve();
      });
      expect(context.actor).toBe(person);
    });
  });

  it('does not reach work that is apart', async () => {
    await context.within(request('1'), () =>
      context.runApart(robot, async () => {
        expect([context.actor, context.address]).toEqual([robot, null]);
        expect(context.requestId).not.toBe('1');
        expect(context.requestId).toHaveLength(36);
        await Promise.resolve();
      }),
    );
  });
});
