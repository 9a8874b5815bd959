import { randomBytes } from 'node:crypto';
import { answers, part } from '../runner/index.js';

/** S3 over a folder. */
export const versitygw = part({
  name: 'versitygw',
  version: '1.8.0',
  get: (tools) =>
    tools.goInstall({
      module: 'github.com/versity/versitygw',
      command: 'cmd/versitygw',
      version: 'v1.8.0',
      sum: 'h1:au+wI+aybno/STsQiSm35Uu6Q6iK5MWReQxgO6SEMFc=',
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
  command: (program, { port, accessKey, secretKey, region, data }) => ({
    file: program,
    args: ['--port', `127.0.0.1:${port}`, '--region', region, '--health', '/health', '--quiet', 'posix', data],
    env: { ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey },
  }),
  ready: ({ endpoint }) => answers(`${endpoint}/health`),
});
