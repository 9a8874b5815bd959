import { Command } from 'commander';
import { COMMAND, FROM_SOURCES } from './command-name.js';
import { addAudit } from './commands/audit.command.js';
import { addDoctor } from './commands/doctor.command.js';
import { addLetters } from './commands/letters.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addProvision } from './commands/provision.command.js';
import { addSeats } from './commands/seats.command.js';
import { inVietnamese } from './vietnamese.js';

/** All commands of the operator. */
export function createProgram(): Command {
  const program = inVietnamese(new Command(COMMAND))
    .description('Cổng Tỉnh: công cụ dòng lệnh cho người vận hành')
    .addHelpText(
      'after',
      FROM_SOURCES
        ? '\nCấu hình lấy từ biến môi trường; không có PORTAL_ENV thì lấy của lần npm start gần nhất (DATA_FOLDER, mặc định .data).'
        : '\nCấu hình lấy từ biến môi trường (docs/environment.md); portal và worker là hai lệnh khởi động dịch vụ.',
    );
  for (const add of [addMigrate, addProvision, addSeats, addAudit, addLetters, addDoctor]) add(program);
  return program;
}
