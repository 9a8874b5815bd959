// The measure of what Fastify can do at all: the recorded answer, byte for byte, and nothing else.
// Run as a process of its own: `bare-server.ts <file of the recorded page> <port>`.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import type { RecordedPage } from './recorded-page.js';

const page = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as RecordedPage;
const body = Buffer.from(page.body, 'base64');
const server = fastify({ logger: false });

server.get(page.path, (_request, reply) => {
  for (const [name, value] of page.headers) reply.header(name, value);
  return reply.send(body);
});

await server.listen({ host: '127.0.0.1', port: Number(process.argv[3]) });
