import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { Account } from './os-account.ts';
import { SUPERUSER } from './postgres-cluster.ts';

/** A socket file in a folder of its own where the system has them, else a port on loopback. */
export type ServerAddress = { readonly socketFolder: string | null; readonly port: number };

/** `sun_path` holds 107 bytes on Linux and 103 elsewhere; PostgreSQL appends `/.s.PGSQL.5432`. */
const SOCKET_FOLDER_LENGTH_MAX = 103 - '/.s.PGSQL.5432.lock'.length;
const SOCKET_PORT = 5432;
const MEGABYTE = 1_048_576;

export async function chooseAddress(
  folder: string,
  account: Account | null,
): Promise<ServerAddress> {
  const socketFolder = join(folder, 'socket');
  if (process.platform === 'win32' || Buffer.byteLength(socketFolder) > SOCKET_FOLDER_LENGTH_MAX) {
    return { socketFolder: null, port: await freePort() };
  }
  if (!existsSync(socketFolder)) mkdirSync(socketFolder, { mode: 0o700 });
  if (account) chownSync(socketFolder, account.uid, account.gid);
  return { socketFolder, port: SOCKET_PORT };
}

export function urlOf(address: ServerAddress, password: string, database: string): string {
  const where = address.socketFolder
    ? `localhost/${database}?host=${encodeURIComponent(address.socketFolder)}&port=${address.port}`
    : `127.0.0.1:${address.port}/${database}`;
  return `postgresql://${SUPERUSER}:${password}@${where}`;
}

type Paths = { readonly cluster: string; readonly log: string; readonly address: ServerAddress };

/** Command-line settings: nothing is edited inside the cluster, so an upgrade brings new ones along. */
export function serverArguments(
  { cluster, log, address }: Paths,
  others: Readonly<Record<string, string>> = {},
): string[] {
  const settings = {
    listen_addresses: address.socketFolder ? '' : '127.0.0.1',
    port: String(address.port),
    unix_socket_directories: address.socketFolder ?? '',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: `${sharedMegabytes()}MB`,
    max_connections: '100',
    // Log files are used again after a checkpoint; making a new one holds every commit up for 50 ms.
    min_wal_size: '1GB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    logging_collector: 'on',
    log_directory: log,
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    ...others,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, ...flags];
}

/** A quarter of the memory, between 128 MB and 1 GB: enough for the hot pages of a prefecture. */
function sharedMegabytes(): number {
  const quarter = Math.floor(totalmem() / MEGABYTE / 4);
  return Math.max(128, Math.min(1_024, quarter));
}
