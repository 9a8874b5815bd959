import { cpus, totalmem } from 'node:os';
import { type DeskContest, type DeskTask, typical } from './desk-contest.js';
import type { FrontContests } from './front-contest.js';
import type { PageContest } from './page-contest.js';
import type { ProvisioningRun } from './provisioning-runs.js';
import { median, type Round } from './rounds.js';

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
  /** Absent: no front server was on the machine. */
  readonly fronts?: FrontContests;
  readonly desk?: DeskContest;
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
    ...frontSection(result.fronts),
    ...(result.desk ? deskSection(result.desk) : []),
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
  const rows = page.rounds.map((round) => roundRow(round, round.server === 'bare' ? 'Fastify trần' : 'cổng'));
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

const FRONTS = ['caddy', 'nginx'];

function frontSection(contests: FrontContests | undefined): string[] {
  const measured = contests?.fronts.map(({ front }) => front) ?? [];
  const missing = FRONTS.filter((front) => !measured.includes(front)).map(
    (front) => `**${front}: chưa đo, máy này chưa có (\`npm run test:stack -- --only ${front}\`).**\n`,
  );
  const head = ['## Trang nóng qua máy chủ phía trước', '', ...missing];
  if (!contests) return head;
  const { fronts, rounds, connections, secondsPerRound } = contests;
  const called = (server: string) => server.replace(/^(\w+) static$/, '$1, tệp tĩnh').replace(/^(\w+)$/, '$1 → cổng');
  return [
    ...head,
    `Cùng trang ấy qua HTTPS (HTTP/1.1, ${connections} kết nối giữ sẵn), so với đúng các byte và tiêu đề ấy do chính máy chủ đó gửi từ một tệp tĩnh;`,
    `các lượt ${vietnamese(secondsPerRound, 0)} giây xen kẽ trong một lần chạy, sau mỗi máy chủ một cổng riêng. Cấu hình: \`deploy/caddy\`, \`deploy/nginx\`.`,
    '',
    ...fronts.map(
      ({ front, version, bytes, ratio }) =>
        `**${front} (${version}), tỉ số trung vị: ${vietnamese(ratio, 2)}** số yêu cầu mỗi giây, ${vietnamese(bytes, 0)} byte sau nén.`,
    ),
    '',
    '| Lượt | Máy chủ | Yêu cầu/giây | p50 (ms) | p99 (ms) | Giây CPU/1.000 yêu cầu |',
    '|---|---|---|---|---|---|',
    ...rounds.map((round) => roundRow(round, called(round.server))),
    '',
  ];
}

const roundRow = ({ round, perSecond, p50, p99, cpuPerThousand }: Round, server: string) =>
  `| ${round} | ${server} | ${vietnamese(perSecond, 0)} | ${vietnamese(p50, 2)} | ${vietnamese(p99, 2)} | ${cpuPerThousand === null ? '' : vietnamese(cpuPerThousand, 3)} |`;

const TASKS: Readonly<Record<DeskTask, string>> = {
  signIn: 'đăng nhập',
  account: 'xem tài khoản của mình (`/api/me`)',
  sites: 'danh sách trang',
};

function deskSection({ sites, pages, listRatio, rounds }: DeskContest): string[] {
  const tasks = Object.keys(TASKS) as DeskTask[];
  const times = rounds.map(({ round, task, took }) => `| ${round} | ${TASKS[task]} | ${took.map((ms) => vietnamese(ms, 1)).join(' · ')} |`);
  return [
    '## Đăng nhập và danh sách trang',
    '',
    'Một cán bộ làm lần lượt trên tỉnh 216 trang, dịch vụ đăng nhập nhúng cùng tiến trình; đăng nhập tính từ lúc bấm đến lúc có phiên (mở trang, gửi mật khẩu, trở về).',
    '',
    `**Danh sách ${sites} trang (${pages} yêu cầu) bằng ${vietnamese(listRatio, 2)} lần một lượt xem tài khoản**, là việc ít nhất API làm cho một phiên.`,
    `Trung vị: ${tasks.map((task) => `${TASKS[task]} ${vietnamese(typical(rounds, task), 1)} ms`).join('; ')}.`,
    '',
    '| Lượt | Việc | ms từng lần |',
    '|---|---|---|',
    ...times,
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
