import { type AddressInfo, createServer } from 'node:net';

export interface LetterBox {
  readonly port: number;
  /** Letters as they came. */
  readonly letters: readonly Buffer[];
  close(): void;
}

/** A mail server that takes every letter. */
export async function openLetterBox(): Promise<LetterBox> {
  const letters: Buffer[] = [];
  const server = createServer((socket) => {
    let heard = '';
    let inLetter = false;
    socket.on('error', () => undefined);
    socket.write('220 letter-box\r\n');
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end);
        if (inLetter && line !== '.' && !heard.includes('\r\n.\r\n')) return;
        if (inLetter) {
          const [letter = ''] = heard.split('\r\n.\r\n');
          letters.push(Buffer.from(letter, 'latin1'));
          heard = heard.slice(letter.length + 5);
          inLetter = false;
          socket.write('250 taken\r\n');
          continue;
        }
        heard = heard.slice(end + 2);
        inLetter = line.toUpperCase() === 'DATA';
        if (inLetter) socket.write('354 go on\r\n');
        else if (line.toUpperCase() === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 letter-box\r\n');
      }
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as AddressInfo).port, letters, close: () => void server.close() };
}
