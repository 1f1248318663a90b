import { Agent, request } from 'node:http';
import { type Random, randomFrom } from '../chaos/random.ts';
import type { Hospital } from './model.ts';

/** An answer's own envelope, as the hospital's system reads it. */
export type Reply = {
  readonly infcode: number;
  readonly err_msg: string | null;
  readonly output: unknown;
};

export type Message = { readonly number: string; readonly id: string; readonly input: object };

export type HisClient = {
  /** Sends a message until it is answered, always under the same id; throws when it was refused. */
  readonly send: (number: string, input: object) => Promise<{ output: unknown; id: string }>;
  /** Asks for a file; a refusal comes as an envelope in its place. */
  readonly fetch: (number: string, input: object) => Promise<Uint8Array>;
  readonly signIn: (number: string | null) => void;
  readonly figures: () => {
    readonly sent: number;
    readonly lost: number;
    readonly longestMs: number;
  };
  readonly latencies: readonly number[];
  readonly close: () => void;
};

export type ClientOptions = {
  readonly port: number;
  readonly hospital: Hospital;
  /** Share of answers that never reach the hospital: it hangs up after the request was sent. */
  readonly lose: number;
  readonly seed: number;
};

const PATH = '/fsi/api/rsfComIfsService/callService';
const ATTEMPTS = 6;

/** A hospital's system on a line that loses answers. */
export function openHisClient({ port, hospital, lose, seed }: ClientOptions): HisClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const random = randomFrom(seed);
  const latencies: number[] = [];
  let sequence = 0;
  let signNumber: string | null = null;
  let lost = 0;

  async function send(number: string, input: object): Promise<{ output: unknown; id: string }> {
    sequence += 1;
    const id = messageId(hospital, sequence);
    const body = JSON.stringify(envelope({ number, id, input }, hospital, signNumber));
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const drop = attempt < ATTEMPTS && loses(random, lose);
      const begin = performance.now();
      const reply = await exchange({ agent, port, body, drop });
      if (reply === null) {
        lost += 1;
        continue;
      }
      latencies.push(performance.now() - begin);
      if (reply.infcode !== 0) throw new Error(`${number} ${id}: ${reply.err_msg}`);
      return { output: reply.output, id };
    }
    throw new Error(`${number} ${id}: no answer after ${ATTEMPTS} attempts`);
  }

  async function fetchFile(number: string, input: object): Promise<Uint8Array> {
    sequence += 1;
    const id = messageId(hospital, sequence);
    const body = JSON.stringify(envelope({ number, id, input }, hospital, signNumber));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, {
      method: 'POST',
      headers,
      body,
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.headers.get('content-type') === 'application/octet-stream') return bytes;
    throw new Error(`${number} ${id}: ${new TextDecoder().decode(bytes)}`);
  }

  return {
    send,
    fetch: fetchFile,
    signIn(given) {
      signNumber = given;
    },
    figures: () => ({ sent: sequence, lost, longestMs: Math.max(0, ...latencies) }),
    latencies,
    close: () => agent.destroy(),
  };
}

function loses(random: Random, share: number): boolean {
  return share > 0 && random.happens(share);
}

type Sending = {
  readonly agent: Agent;
  readonly port: number;
  readonly body: string;
  /** Hang up as soon as the request is on its way. */
  readonly drop: boolean;
};

function exchange({ agent, port, body, drop }: Sending): Promise<Reply | null> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: PATH,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', () => resolve(null));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          // 503: the outcome is unknown and the message is to be repeated.
          if (answer.statusCode === 503) resolve(null);
          else resolve(JSON.parse(text) as Reply);
        });
      },
    );
    call.on('error', (error) => (drop ? resolve(null) : reject(error)));
    call.end(body, () => {
      if (drop) setTimeout(() => call.destroy(new Error('the line broke')), 1);
    });
  });
}

function messageId(hospital: Hospital, sequence: number): string {
  return `${hospital.code}${stamp().slice(0, 14)}${String(sequence % 10_000).padStart(4, '0')}`;
}

function envelope(message: Message, hospital: Hospital, signNumber: string | null): object {
  return {
    infno: message.number,
    msgid: message.id,
    mdtrtarea_admvs: hospital.area,
    insuplc_admdvs: hospital.area,
    recer_sys_code: 'YB',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'DAY01',
    opter_name: '示范操作员',
    inf_time: now(),
    fixmedins_code: hospital.code,
    fixmedins_name: hospital.name,
    sign_no: signNumber ?? '',
    input: message.input,
  };
}

const SHANGHAI_MS = 8 * 3_600_000;

/** `2025-06-01 08:30:00` in the hospital's own time. */
export function now(): string {
  return new Date(Date.now() + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function stamp(): string {
  return now().replace(/\D/g, '');
}
