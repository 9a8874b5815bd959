import { randomBytes } from 'node:crypto';
import { answers, part } from '../runner/index.js';

/** The last public sources of MinIO (its tags are not served as module versions). */
export const minio = part({
  name: 'minio',
  version: '0.0.0-20260212201848-7aac2a2c5b7c',
  get: (tools) =>
    tools.goInstall({
      module: 'github.com/minio/minio',
      version: 'v0.0.0-20260212201848-7aac2a2c5b7c',
      sum: 'h1:/qdoYujxF5MBLDMVLeiYJ/7fBa1HikX39Dvzb9Ji8pA=',
    }),
  async prepare(place) {
    const port = await place.freePort();
    return {
      endpoint: `http://127.0.0.1:${port}`,
      port,
      accessKey: 'cong-tinh',
      secretKey: randomBytes(16).toString('hex'),
      region: 'us-east-1',
      data: place.makeFolder('data'),
    };
  },
  command: (program, { port, accessKey, secretKey, data }) => ({
    file: program,
    args: ['server', '--address', `127.0.0.1:${port}`, '--quiet', data],
    env: { MINIO_ROOT_USER: accessKey, MINIO_ROOT_PASSWORD: secretKey, MINIO_BROWSER: 'off', MINIO_UPDATE: 'off' },
  }),
  ready: ({ endpoint }) => answers(`${endpoint}/minio/health/ready`),
});
