import { connectionOf, installQueues, Jobs, migrate } from '@cong-tinh/platform';
import { loadRegulations } from '@cong-tinh/regulation';
import type { Command } from 'commander';
import { OperatorError, reaching } from '../failures.js';
import { loadConfig, withProvince } from '../open-province.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Đưa lược đồ, dữ liệu quy chế và hàng đợi về bản hiện hành; chạy lại không hại gì')
    .action(async () => {
      const config = loadConfig();
      if (!config.ownerPassword)
        throw new OperatorError(
          'DATABASE_OWNER_PASSWORD chưa được đặt: chỉ vai trò portal_owner sửa được lược đồ, hãy đặt mật khẩu của vai trò đó rồi chạy lại.',
        );
      const applied = await reaching(config, () =>
        migrate(connectionOf(config, 'portal_owner'), (name) => console.log(`đã áp dụng ${name}`)),
      );
      const { added, changed, withdrawn } = await reaching(config, () => loadRegulations(connectionOf(config, 'portal_platform')));
      await withProvince((app) => installQueues(config, app.get(Jobs).queues));
      console.log(applied.length === 0 ? 'Lược đồ đã là bản hiện hành.' : `Đã áp dụng ${applied.length} bản di trú.`);
      console.log(`Quy chế: thêm ${added}, sửa ${changed}, bỏ ${withdrawn}.`);
    });
}
