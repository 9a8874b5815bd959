import { randomBytes } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, readdir, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { DomainError } from '@cong-tinh/kernel';
import type { FileLinks } from './file-links.js';
import { IncomingUpload } from './incoming-upload.js';
import { STORAGE_LIMITS, type StorageLimits } from './limits.js';
import { checkKey, checkPrefix, isObjectKey } from './object-key.js';
import {
  type ByteRange,
  type ListOptions,
  type ObjectContent,
  type ObjectPage,
  type ObjectStat,
  ObjectStorage,
  type PutOptions,
  type StoredObject,
  type UploadSource,
  type UploadSweeper,
} from './object-storage.js';
import { outgoingBody, spanOf } from './outgoing-body.js';
import { objectExists, objectNotFound, objectNotVerified, storageFull, storageUnavailable } from './storage.errors.js';

/** Folder of unfinished uploads, on the file system of the objects so that a link publishes them. */
const UNFINISHED = '.dang-tai';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Objects as files: `<folder>/<owner>/<first two digits>/<the rest>`. An upload is written aside, synced, checked and linked into place,
 * so that a reader, a copy or a restart never meets half of it, and of two uploads to one key one is refused.
 */
export class FileStorage extends ObjectStorage implements UploadSweeper {
  private readonly limits: StorageLimits;

  constructor(
    private readonly folder: string,
    links: FileLinks,
    limits: Partial<StorageLimits> = {},
  ) {
    super(links);
    this.limits = { ...STORAGE_LIMITS, ...limits };
  }

  async put(key: string, source: UploadSource, options: PutOptions): Promise<StoredObject> {
    const upload = new IncomingUpload(source, options, this.limits);
    try {
      await this.publish(key, async (aside) => {
        const file = await open(aside, 'wx', PRIVATE_FILE);
        try {
          await file.writeFile(upload.chunks());
          await file.sync();
          if ((await file.stat()).size !== upload.size) throw objectNotVerified();
        } finally {
          await file.close();
        }
      });
    } finally {
      upload.discard();
    }
    return { key, size: upload.size, sha256: upload.sha256 };
  }

  async get(key: string, range?: ByteRange): Promise<ObjectContent> {
    const path = this.path(key);
    return reading(async () => {
      const file = await open(path, 'r');
      try {
        const { size } = await file.stat();
        const { start, length } = spanOf(range, size);
        return { size, start, length, body: await this.body(file, start, length) };
      } catch (error) {
        await file.close();
        throw error;
      }
    });
  }

  async stat(key: string): Promise<ObjectStat> {
    const path = this.path(key);
    return reading(async () => {
      const { size, mtime } = await stat(path);
      return { key, size, modifiedAt: mtime };
    });
  }

  async copy(from: string, to: string): Promise<ObjectStat> {
    const { size } = await this.stat(from);
    await this.publish(to, async (aside) => {
      await copyFile(this.path(from), aside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await syncPath(aside, 'r+');
      if ((await stat(aside)).size !== size) throw objectNotVerified();
    });
    return this.stat(to);
  }

  async remove(key: string): Promise<void> {
    const path = this.path(key);
    await writing(() => rm(path, { force: true }));
  }

  async list(prefix: string, options: ListOptions = {}): Promise<ObjectPage> {
    checkPrefix(prefix);
    const limit = Math.min(Math.max(options.limit ?? 1000, 1), 1000);
    const after = options.after === undefined ? '' : checkKey(options.after);
    const items: ObjectStat[] = [];
    return reading(async () => {
      for await (const key of this.keys(prefix, after)) {
        const found = await this.stat(key).catch(absent);
        if (!found) continue;
        if (items.length === limit) return { items, next: items.at(-1)!.key };
        items.push(found);
      }
      return { items, next: null };
    });
  }

  async check(): Promise<void> {
    const probe = join(this.folder, UNFINISHED, `thu-${randomBytes(8).toString('hex')}`);
    try {
      await makeFolder(dirname(probe));
      const file = await open(probe, 'wx', PRIVATE_FILE);
      await file.writeFile('thử').finally(() => file.close());
      await unlink(probe);
    } catch (error) {
      throw storageUnavailable(error, `Không ghi được vào thư mục của kho tệp: ${this.folder} (${(error as NodeJS.ErrnoException).code}).`);
    }
  }

  async discard(key: string): Promise<void> {
    await this.remove(key);
  }

  async removeUnfinished(before: Date): Promise<number> {
    let removed = 0;
    const folder = join(this.folder, UNFINISHED);
    for (const { name } of await entries(folder)) {
      const path = join(folder, name);
      const begun = await stat(path).catch(() => null);
      if (!begun || begun.mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Lets `write` fill a file aside and puts it in its place; on any failure nothing is left. */
  private async publish(key: string, write: (aside: string) => Promise<void>): Promise<void> {
    const target = this.path(key);
    const aside = join(this.folder, UNFINISHED, randomBytes(16).toString('hex'));
    await writing(async () => {
      await makeFolder(dirname(aside));
      if (await exists(target)) throw objectExists();
      try {
        await write(aside);
        await makeFolder(dirname(target));
        await link(aside, target).catch(taken);
        await syncPath(dirname(target), 'r');
      } finally {
        await rm(aside, { force: true }).catch(() => undefined);
      }
    });
  }

  private async body(file: FileHandle, start: number, length: number): Promise<Readable> {
    if (length > 0) return outgoingBody(file.createReadStream({ start, end: start + length - 1 }), length, this.limits.idle);
    await file.close();
    return Readable.from([], { objectMode: false });
  }

  private path(key: string): string {
    const [owner = '', name = ''] = checkKey(key).split('/');
    return join(this.folder, owner, name.slice(0, 2), name.slice(2));
  }

  private async *keys(prefix: string, after: string): AsyncGenerator<string> {
    // Names in a folder have one length, so the order of folders is the order of keys.
    const wanted = (part: string) => (part.startsWith(prefix) || prefix.startsWith(part)) && part >= after.slice(0, part.length);
    for (const owner of await entries(this.folder)) {
      if (owner.name === UNFINISHED || !wanted(`${owner.name}/`)) continue;
      for (const group of await entries(join(this.folder, owner.name))) {
        if (!wanted(`${owner.name}/${group.name}`)) continue;
        for (const file of await entries(join(this.folder, owner.name, group.name))) {
          const key = `${owner.name}/${group.name}${file.name}`;
          if (isObjectKey(key) && key.startsWith(prefix) && key > after) yield key;
        }
      }
    }
  }
}

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function reading<T>(work: () => Promise<T>): Promise<T> {
  return writing(async () => {
    try {
      return await work();
    } catch (error) {
      throw isAbsent(error) ? objectNotFound(error) : error;
    }
  });
}

async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw isFull(error) ? storageFull(error) : storageUnavailable(error);
  }
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

const taken = (error: unknown): never => {
  throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? objectExists() : error;
};

const absent = (error: unknown): null => {
  if (error instanceof DomainError && error.code === 'object_not_found') return null;
  throw error;
};

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (isAbsent(error)) return false;
      throw error;
    },
  );

async function entries(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isAbsent(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Makes a folder and the ones above it last through a loss of power. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncPath(dirname(made), 'r');
}

async function syncPath(path: string, flags: 'r' | 'r+'): Promise<void> {
  // Windows cannot open a folder to sync it.
  if (flags === 'r' && process.platform === 'win32') return;
  const file = await open(path, flags);
  await file.sync().finally(() => file.close());
}
