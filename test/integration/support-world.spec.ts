import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Route } from '@cong-tinh/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { createWorld, type World } from '../support/index.js';

@Controller('api/today')
class TodayController {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Get()
  @Route({ permission: 'public', rate: 'read', cache: 'none', audit: 'none' })
  async today(): Promise<{ today: string; user: string }> {
    const [row] = await this.database.inPlatform(() => this.database.query<{ user: string }>('select current_user as user'));
    return { today: this.clock.today(), user: row!.user };
  }
}

describe('the world of a test', () => {
  let world: World | undefined;
  let other: World | undefined;
  beforeAll(async () => {
    world = await createWorld({ imports: [], controllers: [TodayController], at: '2026-11-22T23:30:00+07:00' });
    other = await createWorld({ imports: [] });
  });
  afterAll(async () => {
    await world?.close();
    await other?.close();
  });

  it('answers requests at its own moment, through the doors of the database', async () => {
    const response = await world!.request({ method: 'GET', url: '/api/today' });
    expect([response.statusCode, response.json()]).toEqual([200, { today: '2026-11-22', user: 'portal_platform' }]);
  });

  it('has a migrated database of its own', async () => {
    await world!.database.query('create table only_here (n int)');
    expect(await other!.database.query(`select to_regclass('public.only_here') as found`)).toEqual([{ found: null }]);
    expect(await other!.database.query(`select to_regclass('public.schema_migrations') is not null as found`)).toEqual([{ found: true }]);
  });

  it('keeps Vietnamese text whole whatever the locale of the machine', async () => {
    const [row] = await world!.database.query(`select length('Đức Hòa') as length, current_setting('server_encoding') as encoding`);
    expect(row).toEqual({ length: 7, encoding: 'UTF8' });
  });
});
