import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { say, Sentence } from './messages.mjs';

/**
 * Runs work on `node_modules` or `dist` while no other command of this clone does: two first starts at once would delete each
 * other's files. A second one waits; what a killed run left behind counts for nothing.
 */
export async function oneAtATime(root, work) {
  const lock = join(root, 'dist', '.working');
  for (let told = false; !take(root, lock); await pause(200)) {
    if (!told) say('Một lệnh khác đang cài đặt hoặc dựng mã ở đây, xin chờ… / Another command is installing or building here, waiting…');
    told = true;
  }
  const letGo = () => rmSync(lock, { force: true });
  process.once('exit', letGo);
  try {
    return await work();
  } finally {
    process.off('exit', letGo);
    letGo();
  }
}

function take(root, lock) {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw readOnly(root);
    if (!isAlive(readHolder(lock))) rmSync(lock, { force: true });
    return false;
  }
}

/** Not yet written, or gone again, counts as alive: the next look tells. */
function readHolder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What is said when the clone itself cannot be written to. */
export function readOnly(folder) {
  return new Sentence(
    `Không ghi được vào thư mục ${folder}: hãy chuyển mã nguồn đến thư mục của bạn hoặc cấp quyền ghi rồi chạy lại. / This folder is not writable: move the clone or grant write access, then run again.`,
  );
}
