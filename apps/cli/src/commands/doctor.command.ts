import { ObjectStorage } from '@cong-tinh/platform';
import type { Command } from 'commander';
import { type Check, CHECKS, type Outcome } from '../doctor/checks.js';
import { loadConfig, withProvince } from '../open-province.js';

const MARKS: Record<Outcome['state'], string> = { ok: 'đạt ', warning: 'NHẮC', fault: 'HỎNG' };

const storage: Check = {
  name: 'Kho tệp',
  run: () =>
    withProvince(async (app, config) => {
      await app.get(ObjectStorage).check();
      return { state: 'ok', message: config.storageKind === 's3' ? config.storageEndpoint : config.dataFolder };
    }),
};

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Kiểm tra cấu hình, vai trò, chính sách, kho tệp, đăng nhập một lần và nói phải làm gì')
    .action(async () => {
      const config = loadConfig();
      let faults = 0;
      for (const check of [...CHECKS, storage]) {
        const outcome = await check.run(config).catch((error: Error): Outcome => ({
          state: 'fault',
          message: error.message,
          advice: 'Sửa các mục hỏng phía trên trước rồi chạy lại.',
        }));
        console.log(`${MARKS[outcome.state]}  ${check.name}: ${outcome.message}${outcome.advice ? `\n      → ${outcome.advice}` : ''}`);
        if (outcome.state === 'fault') faults += 1;
      }
      console.log(faults === 0 ? 'Không có gì phải sửa.' : `${faults} mục phải sửa.`);
      if (faults > 0) process.exitCode = 1;
    });
}
