import type { Command } from 'commander';
import type { Outcome } from '../doctor/check.js';
import { examine } from '../doctor/examine.js';
import { loadConfig } from '../open-province.js';

const MARKS: Record<Outcome['state'], string> = { ok: 'đạt ', warning: 'NHẮC', fault: 'HỎNG' };

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Kiểm tra cấu hình, vai trò, chính sách, kho tệp, đăng nhập một lần và nói phải làm gì')
    .action(async () => {
      let faults = 0;
      for await (const { name, state, message, advice } of examine(loadConfig())) {
        console.log(`${MARKS[state]}  ${name}: ${message}${advice ? `\n      → ${advice}` : ''}`);
        if (state === 'fault') faults += 1;
      }
      console.log(faults === 0 ? 'Không có gì phải sửa.' : `${faults} mục phải sửa.`);
      if (faults > 0) process.exitCode = 1;
    });
}
