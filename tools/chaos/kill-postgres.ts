import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The postmaster that works on a cluster now, or 0 when the file of its number is not there. */
export function postmasterOf(cluster: string): number {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

/**
 * Kills the postmaster and every process that it started, all by SIGKILL. It is stopped first, so
 * that it starts no more of them meanwhile and does not see them die before it dies itself.
 */
export function killPostgres(cluster: string): void {
  const postmaster = postmasterOf(cluster);
  if (!(postmaster > 1)) throw new Error('there is no PostgreSQL to kill');
  process.kill(postmaster, 'SIGSTOP');
  for (const pid of childrenOf(postmaster)) killOne(pid);
  killOne(postmaster);
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}

/** Backends are sessions of their own, so the process group does not tell them; their parent does. */
function childrenOf(parent: number): number[] {
  const pairs = process.platform === 'linux' ? pairsOfLinux() : pairsOfPs();
  return pairs.filter(([, above]) => above === parent).map(([pid]) => pid);
}

type Pair = readonly [pid: number, parent: number];

function pairsOfLinux(): Pair[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): Pair[] => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The program's name stands in brackets and may hold anything; state and parent follow it.
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [[Number(name), Number(parent)]];
      } catch {
        return [];
      }
    });
}

function pairsOfPs(): Pair[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return listed.stdout.split('\n').map((line): Pair => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return [pid, parent];
  });
}
