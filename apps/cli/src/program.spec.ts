import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { createProgram } from './program.js';
import { translate } from './vietnamese.js';

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

/** Runs the program on arguments and answers what it wrote to standard error. */
async function complaint(...args: string[]): Promise<string> {
  let written = '';
  const program = createProgram();
  for (const command of all(program)) command.exitOverride().configureOutput({ writeErr: (text) => (written += text) });
  await expect(program.parseAsync(args, { from: 'user' })).rejects.toMatchObject({ exitCode: 1 });
  return written;
}

describe('npm run cli', () => {
  it.each(all(createProgram()).map((command) => [command.name(), command] as const))(
    '%s explains itself in Vietnamese',
    (_name, command) => {
      const help = command.helpInformation();
      expect(help).toMatch(/^Cách dùng: npm run cli --/);
      expect(help).not.toMatch(/Usage|Options|Commands|Arguments|choices|display help|\[options\]|\[command\]/);
      expect(command.description()).not.toBe('');
      for (const option of command.options) expect(option.description).not.toBe('');
    },
  );

  it.each([
    [['nope'], 'Không có lệnh "nope".'],
    [['migrat'], 'Có phải bạn muốn gõ migrate?'],
    [['provision'], 'Thiếu tham số <units>.'],
    [['provision', '--foo', 'x'], 'Không có tùy chọn "--foo".'],
    [['provision', 'a.json', '--decided'], '--decided <ngày> cần một giá trị.'],
    [['seats', 'assign', '--site', 'a'], 'Thiếu --email <địa chỉ>.'],
    [['seats', 'role', '--role', 'boss'], '--role <vai trò> không nhận "boss"; chỉ nhận: webmaster,'],
    [['seats', 'list', 'a', 'b'], 'Thừa tham số.'],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const said = await complaint(...args);
    expect(said).toContain(sentence);
    expect(said).toContain('Thêm --help để xem cách dùng.');
    expect(said).not.toContain('error:');
  });

  it('keeps what it cannot translate', () => expect(translate('error: something new')).toBe('something new'));
});
