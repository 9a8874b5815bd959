import { AuditAnchor } from '@cong-tinh/audit';
import { SiteDirectory } from '@cong-tinh/publication';
import type { Command } from 'commander';
import { withProvince } from '../open-province.js';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('Nhật ký');
  audit
    .command('verify')
    .description('Tính lại mọi mã băm của mọi chuỗi, so với các mốc neo ngoài cơ sở dữ liệu; chuỗi lành thì neo mốc hôm nay')
    .action(async () => {
      const { chains, entries, faults } = await withProvince(async (app) => {
        const report = await app.get(AuditAnchor).verifyAndAnchor();
        const chainOf = (siteId: string | null) => (siteId ? (app.get(SiteDirectory).site(siteId)?.canonicalHost ?? siteId) : 'nền tảng');
        return { ...report, faults: report.faults.map((fault) => ({ ...fault, chain: chainOf(fault.siteId) })) };
      });
      console.log(`${chains} chuỗi, ${entries} mục.`);
      for (const { chain, sequence, message } of faults) console.error(`HỎNG  ${chain}, mục ${sequence}: ${message}`);
      if (faults.length === 0) return console.log('Mọi chuỗi đều nguyên vẹn; đã neo mốc hôm nay.');
      console.error(
        `${faults.length} chỗ hỏng: nhật ký đã bị sửa ngoài phần mềm. Giữ nguyên cơ sở dữ liệu, đối chiếu các mục trên với bản sao lưu và báo người phụ trách an toàn thông tin.`,
      );
      process.exitCode = 1;
    });
}
