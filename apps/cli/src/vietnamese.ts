import { type Command, Help, type Option } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

const ERRORS: readonly [RegExp, string][] = [
  [/^unknown command '(.+?)'/, 'Không có lệnh "$1".'],
  [/^unknown option '(.+?)'/, 'Không có tùy chọn "$1".'],
  [/^missing required argument '(.+?)'/, 'Thiếu tham số <$1>.'],
  [/^required option '(.+?)' not specified/, 'Thiếu $1.'],
  [/^option '(.+?)' argument missing/, '$1 cần một giá trị.'],
  [/^option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+?)\.?$/m, '$1 không nhận "$2"; chỉ nhận: $3.'],
  [/^too many arguments.*$/m, 'Thừa tham số.'],
];

const usage = (text: string) => text.replace('[options]', '[tùy chọn]').replace('[command]', '<lệnh>');

/** Lets the help and the errors of commander speak Vietnamese; the commands added later take this over. */
export function inVietnamese(program: Command): Command {
  const plain = new Help();
  return program
    .helpOption('-h, --help', 'xem cách dùng')
    .helpCommand('help [lệnh]', 'xem cách dùng một lệnh')
    .showHelpAfterError('Thêm --help để xem cách dùng.')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (command) => usage(plain.commandUsage(command)),
      subcommandTerm: (command) => usage(plain.subcommandTerm(command)),
      optionDescription: (option) => describe(option),
    })
    .configureOutput({ outputError: (text, write) => write(translate(text)) });
}

const describe = (option: Option) =>
  option.argChoices ? `${option.description}. Một trong: ${option.argChoices.join(', ')}` : option.description;

/** An error of commander; what is not known stays as it is. */
export function translate(text: string): string {
  const said = text.replace(/^error: /, '').replace(/\(Did you mean (.+?)\?\)/, 'Có phải bạn muốn gõ $1?');
  const [pattern, words] = ERRORS.find(([known]) => known.test(said)) ?? [];
  return pattern && words ? said.replace(pattern, words) : said;
}
