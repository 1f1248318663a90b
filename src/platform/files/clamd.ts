import { connect, type Socket } from 'node:net';
import { Outage } from '../../kernel/rejection.ts';
import type { Look, VirusScan } from './virus-scan.ts';

const PATIENCE_MS = 60_000;
const ANSWER_MAX = 4_096;

/**
 * ClamAV's daemon, at the path of its socket or at `host:port`. Files go to it as they arrive (`INSTREAM`), so that it needs to
 * read none of ours. Its `StreamMaxLength` must be at least what papers may have.
 */
export function clamd(address: string, patienceMs = PATIENCE_MS): VirusScan {
  return {
    async begin() {
      const version = await converse(address, patienceMs, (line) => line.end('zVERSION\0'));
      const by = `clamd ${version.replace(/^ClamAV /, '')}`;
      return look(by, await dial(address, patienceMs));
    },
  };
}

function look(by: string, line: Socket): Look {
  const answered = answerOf(line);
  // A daemon that hangs up in the middle is told by the verdict, once.
  answered.catch(() => undefined);
  let failed = false;
  line.on('error', () => {
    failed = true;
  });
  line.write('zINSTREAM\0');
  return {
    tell: (chunk) => {
      if (failed || line.destroyed || chunk.length === 0) return Promise.resolve();
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      line.write(length);
      if (line.write(chunk)) return Promise.resolve();
      return drained(line);
    },
    async verdict() {
      if (!line.destroyed) line.write(Buffer.alloc(4));
      const said = await answered.finally(() => line.destroy());
      if (said === 'stream: OK') return { by, found: null };
      const [, found] = /^stream: (.+) FOUND$/.exec(said) ?? [];
      if (found === undefined) throw new Outage(`clamd did not look at the file: ${said}`);
      return { by, found };
    },
    abandon: () => line.destroy(),
  };
}

async function converse(
  address: string,
  patienceMs: number,
  say: (line: Socket) => void,
): Promise<string> {
  const line = await dial(address, patienceMs);
  const answered = answerOf(line);
  say(line);
  return answered.finally(() => line.destroy());
}

function dial(address: string, patienceMs: number): Promise<Socket> {
  const [, host = '', port = ''] = /^(?:tcp:\/\/)?([^/]+):(\d+)$/.exec(address) ?? [];
  const line = port ? connect({ host, port: Number(port) }) : connect({ path: address });
  line.setTimeout(patienceMs, () => line.destroy(new Error('clamd is silent')));
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(outage(error));
    line.once('error', fail);
    line.once('connect', () => {
      line.off('error', fail);
      resolve(line);
    });
  });
}

/** What it says until it hangs up or ends its line. */
function answerOf(line: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = () => (text === '' ? reject(outage()) : resolve(text.replace(/\0.*$/s, '')));
    line.on('data', (chunk) => {
      text = (text + chunk.toString('utf8')).slice(0, ANSWER_MAX);
      if (text.includes('\0')) finish();
    });
    line.once('end', finish);
    line.once('close', finish);
    line.once('error', (error) => reject(outage(error)));
  });
}

function drained(line: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      line.off('drain', go);
      line.off('close', go);
      resolve();
    };
    line.once('drain', go);
    line.once('close', go);
  });
}

function outage(cause?: Error): Outage {
  return new Outage('clamd does not answer', cause === undefined ? {} : { cause });
}
