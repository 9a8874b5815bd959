import { isoDate } from '@cong-tinh/kernel';
import { RequestContext } from '@cong-tinh/platform';
import { demonstrationPlan, Provisioning, type ProvisioningPlan, readUnitsFile } from '@cong-tinh/tenancy';
import type { Command } from 'commander';
import { OperatorError } from '../failures.js';
import { readingFile } from '../operator-files.js';
import { particularsForm, readParticulars } from '../particulars-file.js';
import { withProvince } from '../open-province.js';

interface Options {
  demonstration?: boolean;
  decision?: string;
  decided?: string;
  opinion?: string;
  opinionDated?: string;
  domainDecision?: string;
  domainDecided?: string;
  particulars?: string;
  particularsForm?: boolean;
}

export function addProvision(program: Command): void {
  program
    .command('provision <units>')
    .description('Mở trang cho mọi đơn vị trong một tệp đơn vị (JSON) theo một quyết định; chạy lại chỉ làm phần còn thiếu')
    .option('--decision <số>', 'số quyết định của UBND tỉnh')
    .option('--decided <ngày>', 'ngày quyết định, năm-tháng-ngày')
    .option('--opinion <số>', 'số văn bản ý kiến của Ban Biên tập tỉnh')
    .option('--opinion-dated <ngày>', 'ngày văn bản ý kiến')
    .option('--domain-decision <số>', 'số văn bản cấp tên miền của Sở KH&CN')
    .option('--domain-decided <ngày>', 'ngày văn bản cấp tên miền')
    .option('--particulars <tệp>', 'tệp JSON: theo mã đơn vị, người đứng đầu, sáu thông tin chân trang và tên miền được chỉ định')
    .option('--particulars-form', 'chỉ in mẫu của tệp --particulars cho các đơn vị ấy, để điền')
    .option('--demonstration', 'dùng quyết định và thông tin minh họa')
    .action(async (file: string, options: Options) => {
      const units = readingFile(file, () => readUnitsFile(file));
      if (options.particularsForm) return void process.stdout.write(particularsForm(units));
      const plan = options.demonstration ? demonstrationPlan(units) : planOf(file, units, options);
      const result = await withProvince((app) =>
        app
          .get(RequestContext)
          .runAs({ kind: 'system', id: null, name: 'Dòng lệnh' }, () =>
            app.get(Provisioning).provision(plan, (counts) => process.stdout.write(`\r${counts.done}/${counts.total} trang`)),
          ),
      );
      process.stdout.write('\n');
      const left = result.report.filter((item) => item.state !== 'done');
      for (const item of left) console.error(`CHƯA LÀM ${item.unitName}: ${item.reason ?? item.state}`);
      console.log(`${result.counts.done}/${result.counts.total} trang đã mở.`);
      if (left.length > 0) process.exitCode = 1;
    });
}

function planOf(source: string, units: ReturnType<typeof readUnitsFile>, options: Options): ProvisioningPlan {
  const demand = (value: string | undefined, name: string) => {
    if (!value)
      throw new OperatorError(
        `Thiếu ${name}: mở trang phải theo quyết định (LA-19.2, LA-3.2); thêm --help để xem mọi tùy chọn, --demonstration để thử.`,
      );
    return value;
  };
  const particulars = readParticulars(demand(options.particulars, '--particulars'));
  return {
    units,
    source,
    decision: { number: demand(options.decision, '--decision'), decidedOn: isoDate(demand(options.decided, '--decided')) },
    opinion: { number: demand(options.opinion, '--opinion'), date: isoDate(demand(options.opinionDated, '--opinion-dated')) },
    domains: {
      decision: {
        number: demand(options.domainDecision, '--domain-decision'),
        decidedOn: isoDate(demand(options.domainDecided, '--domain-decided')),
      },
      hosts: particulars.hosts,
    },
    particulars: (unit) => particulars.of(unit.code, unit.fullName),
  };
}
