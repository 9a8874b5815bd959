import { Audit } from '@cong-tinh/audit';
import { formatInstant } from '@cong-tinh/kernel';
import { Database, Letters, type LetterState, RequestContext } from '@cong-tinh/platform';
import type { Command } from 'commander';
import { withProvince } from '../open-province.js';

const WORDS: Partial<Record<LetterState, string>> = {
  refused: 'máy chủ thư từ chối',
  unsure: 'không rõ đã đến hay chưa',
  expired: 'quá hạn gửi lại',
};

const COMMAND_LINE = { kind: 'system', id: null, name: 'Dòng lệnh' } as const;

/** Letters that the platform no longer tries to send by itself. */
export function addLetters(program: Command): void {
  const letters = program.command('letters').description('Thư báo không gửi được');
  letters
    .command('list')
    .description('Các thư hệ thống không tự gửi lại nữa, và vì sao')
    .action(async () => {
      const given = await withProvince((app) => app.get(Letters).listGivenUp());
      for (const { id, kind, recipient, state, fault, createdAt } of given)
        console.log([id, formatInstant(createdAt), kind, recipient, WORDS[state], fault].join('\t'));
      if (given.length === 0) console.log('Không có thư nào bị dừng lại.');
    });
  letters
    .command('resend <id>')
    .description('Gửi lại một thư đã dừng; thư không rõ đã đến hay chưa thì người nhận có thể nhận hai bản cùng Message-ID')
    .action(async (id: string) => {
      await withProvince((app) =>
        app.get(RequestContext).runAs(COMMAND_LINE, async () => {
          await app.get(Letters).resend(id);
          await app
            .get(Database)
            .inPlatform(() => app.get(Audit).record({ siteId: null, action: 'letter.resent', subject: { kind: 'letter', id } }));
        }),
      );
      console.log('Đã xếp thư vào hàng gửi.');
    });
}
