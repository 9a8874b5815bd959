import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from '@cong-tinh/platform';
import { dovecot } from '../parts/dovecot.js';
import { stackFacts } from '../runner/index.js';

const run = promisify(execFile);

/** A letter as another mail program reads it. */
export interface ArrivedLetter {
  readonly subject: string;
  readonly senderName: string;
  readonly senderAddress: string;
  readonly to: string;
  /** ISO 8601 with the offset of the header. */
  readonly date: string;
  readonly messageId: string;
  readonly autoSubmitted: string | null;
  readonly listUnsubscribe: string | null;
  readonly listUnsubscribePost: string | null;
  readonly contentTypes: readonly string[];
  readonly charsets: readonly string[];
  readonly text: string;
  readonly html: string;
  readonly defects: readonly string[];
  readonly isAscii: boolean;
  readonly longestLine: number;
  readonly hasBareLineEnd: boolean;
  readonly ownHeaderNames: readonly string[];
  readonly raw: string;
}

const ARRIVAL_SECONDS = 20;
/** Within which a second copy would have come. */
const QUIET_MS = 3_000;

/** What lies in a mailbox, read over IMAP by Python's mail library. */
export async function readMailbox(address: string): Promise<ArrivedLetter[]> {
  const { host, imapPort, password } = stackFacts(dovecot);
  const script = join(projectRoot(), 'test/stack/specs/read_mailbox.py');
  const { stdout } = await run('python3', [script, host, String(imapPort), address, password], { timeout: 20_000, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as ArrivedLetter[];
}

/** The mailbox once it holds that many letters, and still after a while in which another could have come. */
export async function settledMailbox(address: string, atLeast: number): Promise<ArrivedLetter[]> {
  for (const end = Date.now() + ARRIVAL_SECONDS * 1_000; Date.now() < end; await pause(200))
    if ((await readMailbox(address)).length >= atLeast) break;
  await pause(QUIET_MS);
  return readMailbox(address);
}
