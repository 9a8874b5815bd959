import { cpus, totalmem } from 'node:os';
import type { PageContest } from './page-contest.js';
import type { ProvisioningRun } from './provisioning-runs.js';
import { median } from './rounds.js';

export interface BenchResult {
  readonly at: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGigabytes: number;
    readonly node: string;
    readonly postgres: string;
  };
  readonly page?: PageContest;
  readonly provisioning?: readonly ProvisioningRun[];
  /** Runs of `npm run test:stack`, as each wrote of itself. */
  readonly stack?: readonly StackPreparation[];
}

/** How long the real servers took from nothing to ready. */
export interface StackPreparation {
  readonly at: string;
  readonly parts: readonly string[];
  /** What had to be downloaded or built; empty with a full cache. */
  readonly made: readonly string[];
  readonly seconds: number;
}

export function thisMachine(postgres: string): BenchResult['machine'] {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres,
  };
}

/** Time per site at the larger of two generated provinces divided by that at the smaller. */
export function growth(runs: readonly ProvisioningRun[], small: number, large: number): number {
  const of = (units: number) =>
    median(runs.filter((run) => run.units === units && run.what === 'generated').map((run) => run.millisecondsPerSite));
  return of(large) / of(small);
}

const vietnamese = (value: number, digits: number) =>
  value
    .toFixed(digits)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))(?<!,\d*)/g, '.');

/** The page of figures, written from the raw result and from nothing else. */
export function benchmarksPage(result: BenchResult): string {
  const { machine } = result;
  return [
    '# Kết quả đo',
    '',
    `Sinh bởi \`npm run bench\` lúc ${result.at}; đừng sửa tay. Số liệu gốc: \`dist/bench/result.json\`, chép lại ở cuối trang. Những số đã thua: [benchmarks-earlier.md](benchmarks-earlier.md).`,
    '',
    `Máy: ${machine.cpu}, ${machine.cores} nhân, ${machine.memoryGigabytes} GB; Node ${machine.node}; PostgreSQL ${machine.postgres} (ghi đĩa đầy đủ, fsync bật).`,
    'Chương trình đo, máy chủ và cơ sở dữ liệu chạy trên cùng máy này, nên chỉ tỉ số là đáng tin, không phải con số tuyệt đối.',
    '',
    ...(result.page ? pageSection(result.page) : []),
    ...(result.provisioning ? provisioningSection(result.provisioning) : []),
    ...stackSection(result.stack ?? []),
    '## Số liệu gốc',
    '',
    '```json',
    JSON.stringify(result, null, 1),
    '```',
    '',
  ].join('\n');
}

function pageSection(page: PageContest): string[] {
  const rows = page.rounds.map(
    ({ round, server, perSecond, p50, p99, cpuPerThousand }) =>
      `| ${round} | ${server === 'bare' ? 'Fastify trần' : 'cổng'} | ${vietnamese(perSecond, 0)} | ${vietnamese(p50, 2)} | ${vietnamese(p99, 2)} | ${cpuPerThousand === null ? '' : vietnamese(cpuPerThousand, 3)} |`,
  );
  return [
    '## Trang nóng',
    '',
    `Trang \`${page.path}\` của ${page.host} (${page.encoding}, ${vietnamese(page.bytes, 0)} byte sau nén) so với một máy chủ Fastify trần gửi đúng các byte và tiêu đề ấy,`,
    `${page.connections} kết nối, các lượt ${vietnamese(page.secondsPerRound, 0)} giây xen kẽ trong một lần chạy.`,
    '',
    `**Tỉ số trung vị: ${vietnamese(page.ratio, 2)}** số yêu cầu mỗi giây${page.cpuRatio === null ? '' : `, ${vietnamese(page.cpuRatio, 2)} số yêu cầu trên mỗi giây CPU`} (đích: từ 0,80).`,
    '',
    '| Lượt | Máy chủ | Yêu cầu/giây | p50 (ms) | p99 (ms) | Giây CPU/1.000 yêu cầu |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function provisioningSection(runs: readonly ProvisioningRun[]): string[] {
  const rows = runs.map(
    (run) =>
      `| ${run.what === 'generated' ? 'tỉnh sinh tự động' : 'Long An'} | ${vietnamese(run.units, 0)} | ${vietnamese(run.done, 0)} | ${vietnamese(run.notDone, 0)} | ${vietnamese(run.seconds, 2)} | ${vietnamese(run.millisecondsPerSite, 2)} |`,
  );
  const sizes = [...new Set(runs.filter(({ what }) => what === 'generated').map(({ units }) => units))].sort((a, b) => a - b);
  const [small, large] = [sizes[0], sizes.at(-1)];
  const ratio =
    small !== undefined && large !== undefined && small < large
      ? [
          `**Thời gian mỗi trang ở ${vietnamese(large, 0)} đơn vị bằng ${vietnamese(growth(runs, small, large), 2)} lần ở ${vietnamese(small, 0)}** (đích: nhiều nhất 1,3).`,
          '',
        ]
      : [];
  return [
    '## Lập trang hàng loạt',
    '',
    'Mỗi lần một cơ sở dữ liệu mới: nạp danh sách đơn vị, quyết định, tên miền, đầu trang, chân trang, chuyên mục, thực đơn và Ban Biên tập dự kiến của mọi trang.',
    '',
    ...ratio,
    '| Danh sách | Đơn vị | Đã lập | Chưa lập | Giây | ms mỗi trang |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

/** The run that had most to make, and the last one of as many parts that had nothing to make. */
function stackSection(runs: readonly StackPreparation[]): string[] {
  const [first] = [...runs].sort((a, b) => b.parts.length - a.parts.length || b.made.length - a.made.length);
  const second = runs.findLast(({ parts, made }) => parts.length === first?.parts.length && made.length === 0);
  if (!first || !second || first.made.length === 0) return [];
  return [
    '## Chuẩn bị các máy chủ thật',
    '',
    `\`npm run test:stack\`, ${first.parts.length} phần (${first.parts.join(', ')}), từ lúc bắt đầu đến khi mọi phần trả lời đúng:`,
    '',
    '| Bộ nhớ đệm | Giây | Tải hoặc dựng |',
    '| --- | --: | --: |',
    `| trống | ${vietnamese(first.seconds, 0)} | ${first.made.length} |`,
    `| đầy | ${vietnamese(second.seconds, 0)} | 0 |`,
    '',
    `Lần sau bằng ${vietnamese(second.seconds / first.seconds, 2)} lần đầu.`,
    '',
  ];
}
