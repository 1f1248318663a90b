import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter } from './os-account.ts';
import { identityOf } from './os-process.ts';

/** Holds the process that works in the folder: `{ pid, identity }`. */
const OWNER = 'owner.json';

export type DataFolder = { readonly path: string; readonly notice: string | null };

/**
 * The folder asked for; or, when PostgreSQL has to run as another user (we are root) who cannot reach
 * it, a folder below /var/lib/yikao that belongs to that path for ever.
 */
export function prepareDataFolder(wanted: string, account: Account | null): DataFolder {
  const path = resolve(wanted);
  mkdirSync(path, { recursive: true, mode: 0o711 });
  if (!account) return { path, notice: null };
  letPass(path);
  if (canEnter(path, account)) return { path, notice: null };
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 12);
  const instead = join('/var/lib/yikao', mark);
  mkdirSync(instead, { recursive: true, mode: 0o711 });
  const notice =
    `PostgreSQL does not run as root, and the user "${account.name}" cannot reach ${path}; ` +
    `the data are kept in ${instead}. Set YIKAO_DATA to choose another folder.`;
  return { path: instead, notice };
}

/** Thrown when a living process works in the folder; its text is for the person at the terminal. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Claims a data folder for this process. A claim of a process that no longer lives is taken over;
 * start times are compared too, so that a recycled process number does not block the folder.
 */
export function claimFolder(folder: string): () => void {
  const claim = join(folder, OWNER);
  const mine = join(folder, `owner.${process.pid}.json`);
  writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(mine, claim)) return () => rmSync(claim, { force: true });
      const holder = readHolder(claim);
      if (holder && isAlive(holder)) {
        throw new FolderInUse(
          `The data folder ${folder} is in use by another Yikao (process ${holder.pid}). ` +
            'Stop that one, or set YIKAO_DATA to another folder.',
        );
      }
      setAside(claim, join(folder, `owner.${process.pid}.old`));
    }
    throw new FolderInUse(`The data folder ${folder} could not be claimed.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Whether a process that still lives holds the folder. */
export function isClaimed(folder: string): boolean {
  const holder = readHolder(join(folder, OWNER));
  return holder !== null && isAlive(holder);
}

type Holder = { readonly pid: number; readonly identity: string | null };

function readHolder(claim: string): Holder | null {
  try {
    return JSON.parse(readFileSync(claim, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive({ pid, identity }: Holder): boolean {
  const now = identityOf(pid);
  return now !== null && now === identity;
}

/** A hard link is made or not made at one moment, so two processes cannot both hold the claim. */
function linked(mine: string, claim: string): boolean {
  try {
    linkSync(mine, claim);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead claim; a living one that was made in between is put back. */
function setAside(claim: string, aside: string): void {
  try {
    renameSync(claim, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder && isAlive(holder)) linked(aside, claim);
  rmSync(aside, { force: true });
}

/** Folders made by `mktemp -d` and the like are closed to others; ours must let PostgreSQL through. */
function letPass(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o001) === 0 && dirname(path) !== path) chmodSync(path, (mode & 0o777) | 0o001);
}
