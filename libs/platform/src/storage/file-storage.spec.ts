import { afterAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLinks } from './file-links.js';
import { FileStorage } from './file-storage.js';
import { newKey } from './object-key.js';
import { CONTRACT_IDLE, failure, LIMIT, randomBytes, readAll, storageContract, stream } from './storage.contract.js';

const links = new FileLinks('http://tep.longan.localhost:8080', 'a secret of the tests, long enough for it');

const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kho-tep-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

storageContract('file system', async () => {
  const folder = await newFolder();
  return {
    storage: new FileStorage(folder, links),
    impatient: new FileStorage(folder, links, { idle: CONTRACT_IDLE }),
    close: () => rm(folder, { recursive: true }),
  };
});

describe('FileStorage', () => {
  it('keeps objects and folders to the user of the portal', async () => {
    const folder = await newFolder();
    const key = newKey(null);
    await new FileStorage(folder, links).put(key, Buffer.from('x'), { limit: 1 });
    const path = join(folder, 'platform', key.slice(9, 11), key.slice(11));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'platform'))).mode & 0o777).toBe(0o700);
  });

  it('removes what a process that was killed left behind, and only that', async () => {
    const folder = await newFolder();
    const storage = new FileStorage(folder, links);
    const key = newKey(null);
    await storage.put(key, Buffer.from('x'), { limit: 1 });
    const torn = join(folder, '.dang-tai', 'torn');
    await writeFile(torn, 'một nửa');
    await utimes(torn, new Date('2026-11-20'), new Date('2026-11-20'));
    expect((await storage.list('')).items.map((item) => item.key)).toEqual([key]);
    expect(await storage.removeUnfinished(new Date('2026-11-19'))).toBe(0);
    expect(await storage.removeUnfinished(new Date('2026-11-21'))).toBe(1);
    expect(await readdir(join(folder, '.dang-tai'))).toEqual([]);
    expect((await storage.stat(key)).size).toBe(1);
  });

  it('fails a body whose file is cut while it is read', async () => {
    const folder = await newFolder();
    const storage = new FileStorage(folder, links);
    const key = newKey(null);
    await storage.put(key, randomBytes(500_000), { limit: LIMIT });
    const { body } = await storage.get(key);
    await truncate(join(folder, 'platform', key.slice(9, 11), key.slice(11)), 70_000);
    expect(await failure(readAll(body))).toBe('storage_unavailable');
  });

  it('passes over what else lies in its folder', async () => {
    const folder = await newFolder();
    const storage = new FileStorage(folder, links);
    await writeFile(join(folder, '.DS_Store'), 'x');
    await mkdir(join(folder, 'platform', 'zz'), { recursive: true });
    await writeFile(join(folder, 'platform', 'zz', 'readme.txt'), 'x');
    await mkdir(join(folder, 'lost+found'));
    expect(await storage.list('')).toEqual({ items: [], next: null });
  });

  it('tells the operator that the folder cannot be used', async () => {
    const folder = await newFolder();
    const file = join(folder, 'tệp');
    await writeFile(file, '');
    await expect(new FileStorage(join(file, 'kho'), links).check()).rejects.toMatchObject({
      code: 'storage_unavailable',
      message: expect.stringMatching(/^Không ghi được vào thư mục của kho tệp: .*\(ENOTDIR\)\.$/),
    });
    expect(await failure(new FileStorage(join(file, 'kho'), links).put(newKey(null), stream([]), { limit: 1 }))).toBe(
      'storage_unavailable',
    );
  });

  it('works through a folder that is a symbolic link', async () => {
    const [folder, elsewhere] = [await newFolder(), await newFolder()];
    await chmod(elsewhere, 0o700);
    await symlink(elsewhere, join(folder, 'kho'));
    const storage = new FileStorage(join(folder, 'kho'), links);
    const key = newKey(null);
    await storage.put(key, Buffer.from('x'), { limit: 1 });
    expect((await storage.list('')).items).toHaveLength(1);
  });
});
