import { Command } from 'commander';
import { addAudit } from './commands/audit.command.js';
import { addDoctor } from './commands/doctor.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addProvision } from './commands/provision.command.js';
import { addSeats } from './commands/seats.command.js';
import { inVietnamese } from './vietnamese.js';

/** All commands of the operator. */
export function createProgram(): Command {
  const program = inVietnamese(new Command('npm run cli --'))
    .description('Cổng Tỉnh: công cụ dòng lệnh cho người vận hành')
    .addHelpText(
      'after',
      '\nCấu hình lấy từ biến môi trường; không có PORTAL_ENV thì lấy của lần npm start gần nhất (DATA_FOLDER, mặc định .data).',
    );
  for (const add of [addMigrate, addProvision, addSeats, addAudit, addDoctor]) add(program);
  return program;
}
