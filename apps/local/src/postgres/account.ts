import { execFileSync } from 'node:child_process';
import { ClusterStartError } from './postgres.errors.js';

/** The system account a server runs as when root starts it; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

const name = 'postgres';

/** The account to drop to, made when it is missing; null when this process is not root. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? make();
}

function lookUp(): Account | null {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

function make(): Account {
  // A bare root shell often lacks the folder that groupadd lives in.
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
  try {
    execFileSync('groupadd', ['--system', '--force', name], { env, stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--gid', name, '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      env,
      stdio: 'ignore',
    });
  } catch {
    // What counts is whether the account exists now.
  }
  const made = lookUp();
  if (made) return made;
  throw new ClusterStartError(
    `PostgreSQL không chạy được bằng quyền root và không tạo được tài khoản "${name}": hãy chạy lại bằng một người dùng thường. / PostgreSQL refuses to run as root and the account "${name}" could not be made: run again as an ordinary user.`,
  );
}
