import { outboundFetch } from '@cong-tinh/platform';

const PATIENCE_MS = 2_000;

/** Whether the address answers with success and with what only the wanted server says. */
export async function answersWith(url: string, said: string | RegExp): Promise<boolean> {
  const answer = await outboundFetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await answer.text();
  return answer.ok && (typeof said === 'string' ? text.includes(said) : said.test(text));
}

/** Whether the address answers with success. */
export async function answers(url: string): Promise<boolean> {
  return answersWith(url, '');
}
