import { randomUUID } from 'node:crypto';
import { FileLinks, S3Storage } from '@cong-tinh/platform';
import { Client } from 'minio';

/** What an S3 part of the stack says of itself. */
export interface S3Facts {
  readonly endpoint: string;
  readonly port: number;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

export type S3Settings = ConstructorParameters<typeof S3Storage>[0];

export const LINKS = new FileLinks('http://tep.longan.localhost:8080', 'a secret of the tests, long enough for it');

/** A bucket of one test file, with the settings and the client that lead to it. */
export class S3Bucket {
  private constructor(
    readonly settings: S3Settings,
    readonly client: Client,
  ) {}

  static async on({ endpoint, port, accessKey, secretKey, region }: S3Facts): Promise<S3Bucket> {
    const client = new Client({ endPoint: '127.0.0.1', port, useSSL: false, accessKey, secretKey, region });
    const bucket = `thu-${randomUUID()}`;
    await client.makeBucket(bucket, region);
    return new S3Bucket({ endpoint, bucket, accessKey, secretKey, region }, client);
  }

  storage(limits?: ConstructorParameters<typeof S3Storage>[2], more: Partial<S3Settings> = {}): S3Storage {
    return new S3Storage({ ...this.settings, ...more }, LINKS, limits);
  }

  /** Keys of what lies in it, in the server's own words. */
  async keys(): Promise<string[]> {
    const keys: string[] = [];
    for await (const { name } of this.client.listObjectsV2(this.settings.bucket, '', true)) keys.push(name as string);
    return keys;
  }

  async drop(): Promise<void> {
    const { bucket } = this.settings;
    for (const key of await this.keys()) await this.client.removeObject(bucket, key);
    await this.client.removeBucket(bucket);
  }
}
