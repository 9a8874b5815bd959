import { fold } from '@cong-tinh/kernel/text';
import { type ReactNode } from 'react';

export interface Command {
  id: string;
  title: string;
  detail?: string;
  group: string;
  icon?: ReactNode;
  run(): void;
}

const BEST = 'Khớp nhất';
const OTHER = 'Kết quả khác';

function rank(title: string, phrase: string): number {
  if (title === phrase || title.endsWith(phrase)) return 0;
  if (` ${title}`.includes(` ${phrase}`)) return 1;
  return title.includes(phrase) ? 2 : 3;
}

/** Commands whose folded title or detail has every word asked; nothing asked = all, in their own groups. */
export function searchCommands(commands: Command[], query: string): Command[] {
  const phrase = fold(query);
  const words = phrase.split(' ').filter(Boolean);
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, title: fold(command.title), text: fold(`${command.title} ${command.detail ?? ''}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ command, title }) => ({ command, order: rank(title, phrase) }))
    .sort((a, b) => a.order - b.order)
    .map(({ command, order }) => ({ ...command, group: order < 3 ? BEST : OTHER }));
}
