import { DomainError } from '@cong-tinh/kernel';
import { ConfigurationError } from '@cong-tinh/platform';
import { Command } from 'commander';
import { addAudit } from './commands/audit.command.js';
import { addDoctor } from './commands/doctor.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addProvision } from './commands/provision.command.js';
import { addSeats } from './commands/seats.command.js';

const program = new Command('npm run cli --')
  .description('Cổng Tỉnh: công cụ dòng lệnh cho người vận hành')
  .helpOption('-h, --help', 'Xem cách dùng')
  .helpCommand('help [lệnh]', 'Xem cách dùng một lệnh')
  .showHelpAfterError('Thêm --help để xem cách dùng.');

for (const add of [addMigrate, addProvision, addSeats, addAudit, addDoctor]) add(program);

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  const ours = error instanceof DomainError || error instanceof ConfigurationError;
  console.error(ours ? error.message : String((error as Error).stack));
  process.exit(1);
}
