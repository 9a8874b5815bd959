import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const FRAME = { data: 0, headers: 1, reset: 3, settings: 4, goAway: 7 } as const;
const END_STREAM = 1;
const END_HEADERS = 4;
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

export interface FrameAnswer {
  /** Null: the stream or the connection was ended without an answer. */
  readonly status: number | null;
  readonly text: string;
}

/** Frames of HTTP/2 written by hand, because no client library sends what must be refused. */
export async function openFrames(socket: Socket): Promise<{ ask(frame: Buffer): Promise<FrameAnswer> }> {
  socket.write(Buffer.concat([Buffer.from(PREFACE), frame(FRAME.settings, 0, 0, Buffer.alloc(0))]));
  return {
    async ask(request) {
      let bytes = Buffer.alloc(0);
      let ended = false;
      socket.removeAllListeners('error').on('error', () => (ended = true));
      socket.on('data', (chunk: Buffer) => (bytes = Buffer.concat([bytes, chunk])));
      socket.on('close', () => (ended = true));
      socket.write(request);
      for (let waited = 0; !ended && waited < 3_000 && !isOver(bytes); waited += 20) await pause(20);
      socket.destroy();
      return read(bytes);
    },
  };
}

/** One request on the first stream, complete with these headers, each written out letter by letter. */
export function headersFrame(headers: readonly (readonly [string, string])[]): Buffer {
  const literal = (text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    return Buffer.concat([number(bytes.length), bytes]);
  };
  const block = headers.flatMap(([name, value]) => [Buffer.of(0), literal(name), literal(value)]);
  return frame(FRAME.headers, END_STREAM | END_HEADERS, 1, Buffer.concat(block));
}

/** A length of HPACK: seven bits, then more. */
function number(value: number): Buffer {
  if (value < 127) return Buffer.of(value);
  const bytes = [127];
  let left = value - 127;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Buffer.from([...bytes, left]);
}

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function framesOf(bytes: Buffer) {
  const frames: { type: number; flags: number; stream: number; payload: Buffer }[] = [];
  for (let at = 0; at + 9 <= bytes.length;) {
    const length = bytes.readUIntBE(at, 3);
    if (at + 9 + length > bytes.length) break;
    frames.push({
      type: bytes[at + 3]!,
      flags: bytes[at + 4]!,
      stream: bytes.readUInt32BE(at + 5),
      payload: bytes.subarray(at + 9, at + 9 + length),
    });
    at += 9 + length;
  }
  return frames;
}

const isOver = (bytes: Buffer): boolean =>
  framesOf(bytes).some(
    ({ type, flags, stream }) =>
      type === FRAME.goAway ||
      (stream === 1 && (type === FRAME.reset || ((type === FRAME.data || type === FRAME.headers) && (flags & END_STREAM) !== 0))),
  );

function read(bytes: Buffer): FrameAnswer {
  const own = framesOf(bytes).filter(({ stream }) => stream === 1);
  const [head] = own.filter(({ type }) => type === FRAME.headers);
  const body = own.filter(({ type }) => type === FRAME.data).map(({ payload }) => payload);
  return { status: head ? statusOf(head.payload) : null, text: Buffer.concat(body).toString() };
}

/** `:status` stands first: one of the seven in HPACK's table, or written out. */
function statusOf(block: Buffer): number {
  const [first = 0] = block;
  const known: Record<number, number> = { 0x88: 200, 0x89: 204, 0x8a: 206, 0x8b: 304, 0x8c: 400, 0x8d: 404, 0x8e: 500 };
  if (known[first] !== undefined) return known[first];
  const huffman = (block[1]! & 0x80) !== 0;
  const value = block.subarray(2, 2 + (block[1]! & 0x7f));
  return huffman ? huffmanDigits(value) : Number(value.toString());
}

/** Digits of HPACK's Huffman code: 0, 1 and 2 in five bits, the others in six. */
function huffmanDigits(value: Buffer): number {
  const bits = [...value].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits: number[] = [];
  for (let at = 0; digits.length < 3;) {
    const five = Number.parseInt(bits.slice(at, at + 5), 2);
    const six = Number.parseInt(bits.slice(at, at + 6), 2);
    digits.push(five < 3 ? five : six - 0x19 + 3);
    at += five < 3 ? 5 : 6;
  }
  return Number(digits.join(''));
}
