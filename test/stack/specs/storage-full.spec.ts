import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { FileStorage, newKey, type ObjectStorage, type UploadSweeper } from '@cong-tinh/platform';
import { PART_SIZE } from '../../../libs/platform/src/storage/s3-upload.js';
import { failure, LIMIT, pieces, randomBytes, readAll, sha256, stream } from '../../../libs/platform/src/storage/storage.contract.js';
import { minio } from '../parts/minio.js';
import { versitygw } from '../parts/versitygw.js';
import { type Part, startPart } from '../runner/index.js';
import { LINKS, S3Bucket, type S3Facts } from './s3-bucket.js';
import { driveFault, SmallDrive } from './small-drive.js';

type Storage = ObjectStorage & UploadSweeper;

/** A storage on a drive of 64 MB. */
interface SmallStorage {
  readonly storage: Storage;
  /** MinIO gives what was removed back every five minutes, and when it starts. */
  emptyBin(): Promise<void>;
  close(): Promise<void>;
}

async function smallServer(part: Part<string, S3Facts & { data: string }>): Promise<SmallStorage> {
  let drive: SmallDrive | undefined;
  const server = await startPart({
    ...part,
    async prepare(place, got) {
      drive = SmallDrive.make(place.account ?? undefined);
      return { ...(await part.prepare(place, got)), data: drive.folder };
    },
  });
  const bucket = await S3Bucket.on(server.facts);
  const close = async () => {
    await server.stop();
    drive?.end();
  };
  return { storage: bucket.storage(), emptyBin: () => server.restart(), close };
}

async function smallFolder(): Promise<SmallStorage> {
  const drive = SmallDrive.make();
  const close = async () => drive.end();
  return { storage: new FileStorage(drive.folder, LINKS), emptyBin: () => Promise.resolve(), close };
}

const STORES: readonly (readonly [string, () => Promise<SmallStorage>])[] = [
  ['file system', smallFolder],
  ['MinIO', () => smallServer(minio)],
  ['versitygw', () => smallServer(versitygw)],
];

const unable = driveFault();
if (unable) {
  process.stderr.write(
    `\n  CHƯA THỬ kho tệp hết chỗ: không gắn được ổ nhỏ (${unable}); hãy chạy bằng root. / NOT TESTED: run as root.\n\n`,
  );
}

describe.each(STORES)('contract storage on a full drive · %s', (_name, open) => {
  let small: SmallStorage;
  let storage: Storage;

  beforeAll(async () => {
    if (unable) return;
    small = await open();
    ({ storage } = small);
  });
  afterAll(() => small?.close());

  (unable ? it.skip : it)('takes what fits whole, refuses the rest with a sentence, and takes again when there is room', async () => {
    const held = new Map<string, string>();
    const outcomes = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const bytes = randomBytes((n % 2 ? 1.5 : 0.7) * PART_SIZE);
      const key = newKey(null);
      outcomes.add(
        await failure(storage.put(key, stream(pieces(bytes, 300_007)), { limit: LIMIT }).then(() => held.set(key, sha256(bytes)))),
      );
    }
    // MinIO answers a plain 500 to a write in the middle of which the drive fills.
    outcomes.delete('storage_unavailable');
    expect(outcomes).toEqual(new Set(['no failure', 'storage_full']));
    expect(held.size).toBeGreaterThan(2);
    for (const [key, hash] of held) expect(sha256(await readAll((await storage.get(key)).body))).toBe(hash);
    expect((await storage.list('')).items.map(({ key }) => key)).toEqual([...held.keys()].sort());
    expect(await storage.removeUnfinished(new Date(Date.now() + 60_000))).toBe(0);
    for (const key of held.keys()) await storage.remove(key);
    const again = randomBytes(2 * PART_SIZE);
    await small.emptyBin();
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(500)) {
      if ((await failure(storage.put(newKey(null), again, { limit: LIMIT }))) === 'no failure') return;
    }
    throw new Error('There is room again and nothing is taken');
  });
});
