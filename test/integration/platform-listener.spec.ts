import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Config, type ConfigValues, createLogger, DatabaseListener } from '@cong-tinh/platform';
import { type TestDatabase, testDatabase } from '../support/index.js';
import { TcpPassage } from './tcp-passage.js';

const TIMES = { retry: 100, pulse: 200, answer: 300 };
const silentLog = createLogger('silent');

async function until(done: () => boolean, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!done()) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the listening connection', () => {
  let database: TestDatabase;
  const open: DatabaseListener[] = [];

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    for (const listener of open.splice(0)) await listener.onApplicationShutdown();
  });
  afterAll(() => database.drop());

  const listenerOn = (more: Partial<ConfigValues> = {}) => {
    const listener = new DatabaseListener(new Config({ ...(database.config as unknown as ConfigValues), ...more }), silentLog, TIMES);
    open.push(listener);
    return listener;
  };
  const ear = (channel: string) => {
    const heard: string[] = [];
    const subscription = {
      channel,
      onMessage: (payload: string) => void heard.push(payload),
      onReconnect: () => void heard.push('reconnected'),
    };
    return { heard, subscription };
  };
  const notify = (channel: string, payload: string) => database.query('select pg_notify($1, $2)', [channel, payload]);
  const connections = async () => {
    const rows = await database.query(`select pid from pg_stat_activity where datname = current_database() and usename = 'portal_public'`);
    return rows.length;
  };
  const cut = () =>
    database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'portal_public'`,
    );

  it('hears every channel on one connection, however subscriptions fall together', async () => {
    const listener = listenerOn();
    const ears = ['one', 'two', 'three', 'Bến "Lức"'].map(ear);
    await Promise.all(ears.slice(0, 2).map(({ subscription }) => listener.subscribe(subscription)));
    await Promise.all(ears.slice(2).map(({ subscription }) => listener.subscribe(subscription)));
    for (const { subscription } of ears) await notify(subscription.channel, `for ${subscription.channel}`);
    await until(() => ears.every(({ heard }) => heard.length > 0));
    expect(ears.map(({ heard }) => heard)).toEqual(ears.map(({ subscription }) => [`for ${subscription.channel}`]));
    expect([listener.alive, await connections()]).toEqual([true, 1]);
  });

  it('comes back when it was cut, says so to everyone, and is one again', async () => {
    const listener = listenerOn();
    const ears = [ear('one'), ear('two')];
    for (const { subscription } of ears) await listener.subscribe(subscription);
    for (let time = 1; time <= 2; time++) {
      await cut();
      await until(() => ears.every(({ heard }) => heard.filter((text) => text === 'reconnected').length === time));
    }
    await notify('two', 'after');
    await until(() => ears[1]!.heard.includes('after'));
    expect([ears[0]!.heard, await connections()]).toEqual([['reconnected', 'reconnected'], 1]);
  });

  it('survives a subscriber that throws, and the others still hear', async () => {
    const listener = listenerOn();
    const after = ear('one');
    const thrower = () => {
      throw new Error('không hiểu tin');
    };
    await listener.subscribe({ channel: 'one', onMessage: thrower, onReconnect: thrower });
    await listener.subscribe(after.subscription);
    await notify('one', 'heard');
    await until(() => after.heard.length === 1);
    await cut();
    await until(() => after.heard.includes('reconnected'));
    expect(await connections()).toBe(1);
  });

  it('notices that the other side fell silent, and comes back', async () => {
    const passage = await TcpPassage.to(database.config.databaseHost, database.config.databasePort);
    try {
      const listener = listenerOn({ databasePort: passage.port });
      const { heard, subscription } = ear('one');
      await listener.subscribe(subscription);
      expect(listener.alive).toBe(true);
      passage.fallSilent();
      await until(() => !listener.alive);
      passage.recover();
      await until(() => heard.includes('reconnected'));
      await notify('one', 'after the silence');
      await until(() => heard.includes('after the silence'));
    } finally {
      await passage.close();
    }
  });

  it('begins without a database and tells that something may have been missed', async () => {
    const passage = await TcpPassage.to(database.config.databaseHost, database.config.databasePort);
    const { port } = passage;
    await passage.close();
    const listener = listenerOn({ databasePort: port });
    const { heard, subscription } = ear('one');
    await listener.subscribe(subscription);
    expect([listener.alive, heard]).toEqual([false, []]);
  });

  it('ends for good, even while it tries to come back', async () => {
    const listener = listenerOn();
    await listener.subscribe(ear('one').subscription);
    await cut();
    await listener.onApplicationShutdown();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect([listener.alive, await connections()]).toEqual([false, 0]);
  });
});
