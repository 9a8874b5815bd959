import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '@cong-tinh/platform';
import { fill } from '../../isolation/fill.js';
import { furnishedProvince } from '../../isolation/province.js';

/**
 * Keeps the database of this release, two sites full of rows, for every later one to be upgraded from. The dump is of the oldest
 * PostgreSQL that the product runs on, as SQL that any client can read.
 * @param pgDump path of that PostgreSQL's pg_dump
 * @returns path of the file
 */
export async function keepRelease(pgDump: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  const province = await furnishedProvince(2);
  try {
    for (const tenant of province.tenants) await fill(province, tenant);
    await province.deliverEvents();
    const { host, port, user, password, database } = province.database.admin;
    const options = ['--inserts', '--rows-per-insert=200', `--dbname=${database}`];
    const dump = execFileSync(pgDump, [`--host=${host}`, `--port=${port}`, `--username=${user}`, ...options], {
      env: { ...process.env, PGPASSWORD: String(password) },
      maxBuffer: 256 * 1024 * 1024,
      encoding: 'utf8',
    });
    const file = join(projectRoot(), 'test/integration/releases', `${version}.sql.gz`);
    // Commands of psql itself are nothing to a server.
    writeFileSync(file, gzipSync(dump.replace(/^\\.*\n/gm, ''), { level: 9 }));
    return file;
  } finally {
    await province.close();
  }
}
