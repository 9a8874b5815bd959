import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '@cong-tinh/platform';
import { StartError } from './start.errors.js';

export interface LocalOptions {
  /** Port of all addresses of the province. */
  readonly port: number;
  /** Everything this program keeps: database, keys, files, mail. */
  readonly dataFolder: string;
  /** Port of PostgreSQL; without one a free port is taken and kept. */
  readonly databasePort?: number;
}

export const HELP = `Cổng Tỉnh trên một máy: cơ sở dữ liệu, đăng nhập một lần, cổng và tiến trình nền trong một chương trình.

Cách dùng: npm start -- [tùy chọn]

  --port <cổng>            cổng của mọi địa chỉ (mặc định 8080)
  --data <thư mục>         nơi giữ dữ liệu (mặc định .data trong mã nguồn)
  --database-port <cổng>   cổng của PostgreSQL (mặc định: một cổng trống, giữ nguyên cho lần sau)
  --help                   in hướng dẫn này

Dừng bằng Ctrl-C. Xóa thư mục dữ liệu là trở về như mới.
`;

/** Options of the command line; null when help was asked for. */
export function readArguments(args: readonly string[]): LocalOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    port: portOf('--port', values.port ?? '8080'),
    dataFolder: resolve(projectRoot(), values.data ?? '.data'),
    ...(values['database-port'] !== undefined && { databasePort: portOf('--database-port', values['database-port']) }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'database-port': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    throw new StartError(`Không hiểu tùy chọn "${args.join(' ')}": gõ npm start -- --help để xem các tùy chọn.`);
  }
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StartError(`${name} phải là một số cổng từ 1 đến 65535, không phải "${text}".`);
}
