/* global AbortSignal, fetch */
// Health of the program in this container: exit code 0 when its operations port answers the path with 200.
import process from 'node:process';

const [path = '/health'] = process.argv.slice(2);
const port = process.env.OPERATIONS_PORT || '9464';
const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(4_000) }).catch((error) => error);
if (answer.status !== 200) {
  process.stderr.write(`${path}: ${answer.status ?? answer.message} ${answer.text ? await answer.text() : ''}\n`);
  process.exitCode = 1;
}
