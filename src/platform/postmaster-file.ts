import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, isGoneWithin, isRunning } from './os-process.ts';
import type { ServerAddress } from './postgres-settings.ts';

/** Line 1 of postmaster.pid is the process, 4 its port, 5 its socket folder, 8 its state. */
const PORT_LINE = 3;
const SOCKET_LINE = 4;
const STATE_LINE = 7;
const STOP_WITHIN_MS = 30_000;

/** Whether the server with this process number accepts connections. */
export function isReady(cluster: string, pid: number): boolean {
  const lines = readLines(cluster);
  return Number(lines[0]) === pid && (lines[STATE_LINE] ?? '').startsWith('ready');
}

/** Where a server that runs on this cluster listens; null when none is ready. */
export function addressIn(cluster: string): ServerAddress | null {
  const lines = readLines(cluster);
  if (!isReady(cluster, Number(lines[0])) || !isRunning(Number(lines[0]))) return null;
  return { socketFolder: lines[SOCKET_LINE] || null, port: Number(lines[PORT_LINE]) };
}

/**
 * Deals with what an earlier owner of the folder left when it was killed. Only the holder of the
 * folder's claim calls this, so a server found running here has lost its owner and is stopped.
 */
export async function settleLeftover(cluster: string): Promise<void> {
  const pid = Number(readLines(cluster)[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) return;
  if (commandLineOf(pid).includes(cluster)) return stopServer(pid);
  disown(cluster);
}

async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await isGoneWithin(pid, STOP_WITHIN_MS)) return;
  }
}

/**
 * The number in the file now belongs to some other program (numbers are soon used again in a
 * container), and PostgreSQL would refuse to start. It takes a file that names its own parent for
 * stale, and still checks that no orphaned backend uses the shared memory named further down.
 */
function disown(cluster: string): void {
  const [, ...rest] = readLines(cluster);
  writeFileSync(join(cluster, 'postmaster.pid'), [String(process.pid), ...rest].join('\n'));
}

function readLines(cluster: string): string[] {
  const path = join(cluster, 'postmaster.pid');
  try {
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  } catch {
    return [];
  }
}
