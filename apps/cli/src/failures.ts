import { DomainError } from '@cong-tinh/kernel';
import { type Config, ConfigurationError, isDatabaseDown } from '@cong-tinh/platform';
import { COMMAND, FROM_SOURCES } from './command-name.js';

/** Something that the operator can mend: the message says what to do. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

const SHOWN_FAULTS = 20;
const CONFIGURATION_ADVICE = FROM_SOURCES
  ? 'Đặt các biến này trong môi trường, hoặc chạy npm start trước để có cấu hình trong .data.'
  : 'Đặt các biến này trong môi trường: ý nghĩa từng biến ở docs/environment.md.';

/** What is said to the operator instead of a stack; null for a fault of the program itself. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof DomainError) return withFaults(error);
  if (error instanceof ConfigurationError) return `${error.message}\n${CONFIGURATION_ADVICE}`;
  return error instanceof OperatorError ? error.message : null;
}

function withFaults(error: DomainError): string {
  const { faults } = (error.details ?? {}) as { faults?: unknown };
  if (!Array.isArray(faults) || faults.length < 2) return error.message;
  const lines = faults.slice(0, SHOWN_FAULTS).map((fault) => `  - ${String(fault)}`);
  const more = faults.length > SHOWN_FAULTS ? [`  … và ${faults.length - SHOWN_FAULTS} lỗi khác.`] : [];
  return [`${error.message.split(':')[0]}:`, ...lines, ...more].join('\n');
}

interface Answer {
  readonly message: string;
  readonly advice: string;
}

/** Why PostgreSQL does not let us in, and what to do; null when it is something else. */
export function explainDatabase(error: unknown, config: Config, role = 'portal_*'): Answer | null {
  const { code, message } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; message?: string };
  const at = `${config.databaseHost}:${config.databasePort}`;
  if (code === '28P01' || code === '28000')
    return {
      message: `${role} không đăng nhập được: ${message}`,
      advice: `Chạy deploy/postgres/roles.sql bằng quản trị PostgreSQL nếu chưa có vai trò, rồi ALTER ROLE ${role} PASSWORD đúng như trong cấu hình.`,
    };
  if (code === '3D000')
    return {
      message: `máy chủ ${at} không có cơ sở dữ liệu "${config.databaseName}"`,
      advice: `Tạo cơ sở dữ liệu đó, chạy deploy/postgres/database.sql trong đó, hoặc sửa DATABASE_NAME.`,
    };
  if (code === '42501')
    return {
      message: `${role} không đủ quyền: ${message}`,
      advice: 'Chạy lại deploy/postgres/database.sql trong cơ sở dữ liệu bằng quản trị PostgreSQL.',
    };
  if (code === '42P01') return { message: `lược đồ chưa có: ${message}`, advice: `Chạy ${COMMAND} migrate.` };
  if (isDatabaseDown(error))
    return {
      message: `không kết nối được PostgreSQL ở ${at} (${code ?? message})`,
      advice: 'Khởi động PostgreSQL, kiểm tra DATABASE_HOST và DATABASE_PORT.',
    };
  return null;
}

/** Runs what needs the database; when that does not let us in, the operator reads a sentence. */
export async function reaching<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const answer = cause instanceof DomainError && !isDatabaseDown(cause.cause) ? null : explainDatabase(cause, config);
    if (!answer) throw cause;
    throw new OperatorError(`Không làm được: ${answer.message}. ${answer.advice}`, { cause });
  }
}
