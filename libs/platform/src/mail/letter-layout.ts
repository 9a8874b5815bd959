import { escapeHtml as esc } from './escape-html.js';

/** What a letter says, before it is laid out. All of it is plain text. */
export interface LetterContent {
  /** Who writes: a site or the province's portal. */
  readonly sender: string;
  /** `Kính gửi bà Nguyễn Thị Lành,` */
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Facts, one a line: what it is called, what it is. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** Where to go on. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Smaller, at the end: why this person gets the letter, how he ends letters of this kind. */
  readonly reason: string;
  readonly stop?: { readonly label: string; readonly url: string };
}

export interface LaidLetter {
  readonly text: string;
  readonly html: string;
}

/** One content as plain text and as HTML that mail programs show alike: styles on the elements, nothing fetched from elsewhere. */
export const layLetter = (content: LetterContent): LaidLetter => ({ text: asText(content), html: asHtml(content) });

function asText({ sender, greeting, paragraphs, facts = [], action, reason, stop }: LetterContent): string {
  const blocks = [
    greeting,
    ...paragraphs,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    action ? `${action.label}:\n${action.url}` : '',
    `Trân trọng,\n${sender}`,
    `-- \n${reason}${stop ? `\n${stop.label}: ${stop.url}` : ''}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const FRAME = 'max-width:36rem;margin:0 auto;padding:1.5rem 1rem;font:1rem/1.6 Arial,Helvetica,sans-serif;';
const BUTTON =
  'display:inline-block;padding:0.65rem 1.25rem;border-radius:0.375rem;background:#0b5394;color:#ffffff;text-decoration:none;font-weight:bold;';
const SMALL = 'margin:2rem 0 0;padding-top:1rem;border-top:1px solid #8c8c8c;font-size:0.875rem;';

function asHtml({ sender, greeting, paragraphs, facts = [], action, reason, stop }: LetterContent): string {
  const rows = facts.map(
    ([label, value]) => `<dt style="font-weight:bold">${esc(label)}</dt><dd style="margin:0 0 0.75rem">${lines(value)}</dd>`,
  );
  const body = [
    ...[greeting, ...paragraphs].map((paragraph) => `<p>${lines(paragraph)}</p>`),
    rows.length > 0 ? `<dl style="margin:1.25rem 0">${rows.join('\n')}</dl>` : '',
    action ? `<p style="margin:1.5rem 0"><a href="${esc(action.url)}" style="${BUTTON}">${esc(action.label)}</a></p>` : '',
    `<p>Trân trọng,<br>${esc(sender)}</p>`,
    `<p style="${SMALL}">${lines(reason)}${stop ? `<br><a href="${esc(stop.url)}">${esc(stop.label)}</a>` : ''}</p>`,
  ];
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${esc(sender)}</title>
</head>
<body>
<div style="${FRAME}">
${body.filter((block) => block !== '').join('\n')}
</div>
</body>
</html>
`;
}

const lines = (text: string): string => text.split('\n').map(esc).join('<br>');
