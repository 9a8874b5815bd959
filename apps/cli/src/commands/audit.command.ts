import { AuditAnchor } from '@cong-tinh/audit';
import type { Command } from 'commander';
import { withProvince } from '../open-province.js';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('Nhật ký');
  audit
    .command('verify')
    .description('Tính lại mọi mã băm của mọi chuỗi, so với các mốc neo ngoài cơ sở dữ liệu; chuỗi lành thì neo mốc hôm nay')
    .action(async () => {
      const report = await withProvince((app) => app.get(AuditAnchor).verifyAndAnchor());
      console.log(`${report.chains} chuỗi, ${report.entries} mục.`);
      for (const fault of report.faults) console.error(`HỎNG ${fault.siteId ?? 'nền tảng'} mục ${fault.sequence}: ${fault.message}`);
      if (report.faults.length > 0) process.exitCode = 1;
      else console.log('Mọi chuỗi đều nguyên vẹn; đã neo mốc hôm nay.');
    });
}
