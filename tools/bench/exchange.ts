import { connect, type Socket } from 'node:net';

export type Reply = { readonly status: number; readonly body: () => string };
export type Exchange = (request: string) => Promise<Reply>;

/** One request at a time over a plain socket; an answer is whole when its content-length has come. */
export function exchangeOn(socket: Socket): Exchange {
  let chunks: Buffer[] = [];
  let have = 0;
  let need = -1;
  let resolve: (reply: Reply) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  socket.on('error', (error) => reject(error));
  socket.on('close', () => reject(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    have += chunk.length;
    if (need < 0) need = lengthOf(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (need < 0 || have < need) return;
    const whole = chunks;
    const status = Number(whole[0]?.toString('latin1', 9, 12));
    chunks = [];
    have = 0;
    need = -1;
    resolve({ status, body: () => Buffer.concat(whole).toString('utf8') });
  });
  return (request) =>
    new Promise((onReply, onError) => {
      resolve = onReply;
      reject = onError;
      socket.write(request);
    });
}

const LENGTH = 'content-length: ';

/** Bytes of the whole answer, or -1 while its head is not complete. */
function lengthOf(start: Buffer): number {
  const head = start.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const at = start.indexOf(LENGTH);
  return (
    head +
    4 +
    Number.parseInt(start.toString('latin1', at + LENGTH.length, at + LENGTH.length + 12), 10)
  );
}

export function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
