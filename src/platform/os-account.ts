import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Another user of the operating system, as whom PostgreSQL runs when we are root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** Null when this process is an ordinary user and needs nobody else. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = accountNamed('postgres') ?? accountNamed('nobody');
  if (!account) throw new Error('PostgreSQL does not run as root: create an OS user "postgres".');
  return account;
}

export function accountNamed(name: string, passwd = readPasswd()): Account | null {
  for (const line of passwd.split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** Tried for real, by entering the folder as that user: permissions have more causes than mode bits. */
export function canEnter(folder: string, account: Account): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
