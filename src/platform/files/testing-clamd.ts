import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clamdPath } from '../../../tools/clamd.ts';
import { freePort } from '../free-port.ts';

/** In two parts, so that scanners do not take this file itself away. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');
/** What our own signatures call it. */
export const EICAR_NAME = 'Yikao.Test.Eicar.UNOFFICIAL';

export type TestClamd = {
  readonly socket: string;
  /** `host:port` of the same daemon. */
  readonly port: string;
  readonly stop: () => Promise<void>;
};

const READY_WITHIN_MS = 30_000;

/** A real clamd with one signature, which we write, since signature databases cannot be counted on in tests. */
export async function startClamd(): Promise<TestClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'yikao-clamd-'));
  chmodSync(folder, 0o755);
  const socket = join(folder, 'socket');
  const port = await freePort();
  const signature = Buffer.from(EICAR).toString('hex');
  writeFileSync(join(folder, 'own.ndb'), `Yikao.Test.Eicar:0:*:${signature}\n`);
  writeFileSync(join(folder, 'clamd.conf'), configuration({ folder, socket, port }));
  const daemon = spawn(clamdPath(), ['--config-file', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await ended(daemon);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(daemon);
  } catch (error) {
    await stop();
    throw error;
  }
  return { socket, port: `127.0.0.1:${port}`, stop };
}

type Place = { readonly folder: string; readonly socket: string; readonly port: number };

function configuration({ folder, socket, port }: Place): string {
  const lines = [
    ...['Foreground yes', `DatabaseDirectory ${folder}`, `TemporaryDirectory ${folder}`],
    ...[`LocalSocket ${socket}`, 'TCPAddr 127.0.0.1', `TCPSocket ${port}`],
    ...['OfficialDatabaseOnly no', 'StreamMaxLength 120M', 'SelfCheck 0', 'MaxThreads 2'],
  ];
  return `${lines.join('\n')}\n`;
}

function ready(daemon: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let told = '';
    const late = setTimeout(
      () => reject(new Error(`clamd did not start: ${told}`)),
      READY_WITHIN_MS,
    );
    const hear = (chunk: Buffer) => {
      told += chunk.toString('utf8');
      if (!/Self checking|Self check(ing)? (disabled|every)|Listening daemon.*\n.*max/i.test(told))
        return;
      clearTimeout(late);
      resolve();
    };
    daemon.stdout?.on('data', hear);
    daemon.stderr?.on('data', hear);
    daemon.once('error', reject);
    daemon.once('exit', () => reject(new Error(`clamd ended: ${told}`)));
  });
}

function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    daemon.once('exit', () => resolve());
    daemon.kill('SIGKILL');
  });
}
