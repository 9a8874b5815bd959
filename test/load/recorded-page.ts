import { request } from 'node:http';

/** An answer as it went over the wire: compressed body and all headers, in their order. */
export interface RecordedPage {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Headers that every server of Node writes by itself. */
const OWN = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

/** Asks for a page once and keeps what came, for the bare server to send the same. */
export function recordPage(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<RecordedPage> {
  return new Promise((resolve, reject) => {
    const ask = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}`));
        const raw = response.rawHeaders;
        const pairs = raw.filter((_, index) => index % 2 === 0).map((name, index) => [name, raw[index * 2 + 1]!] as const);
        resolve({ path, headers: pairs.filter(([name]) => !OWN.has(name.toLowerCase())), body: Buffer.concat(chunks).toString('base64') });
      });
    });
    ask.on('error', reject);
    ask.end();
  });
}
