import { now } from '../hospital-day/his-client.ts';
import { AREA, type Centre, HOSPITAL } from './centre.ts';
import type { Tree } from './read-samples.ts';

export type Envelope = Tree & { readonly infcode: unknown; readonly err_msg: unknown };

/** Sends as a hospital and keeps every answer by its number. */
export type Hospital = {
  readonly post: (message: Tree) => Promise<Envelope>;
  /** The output; throws when it was refused. */
  readonly done: (number: string, input: object) => Promise<never>;
  readonly refused: (number: string, input: object) => Promise<Envelope>;
  readonly answers: (number: string) => readonly Envelope[];
  readonly messageId: () => string;
};

const PATH = '/fsi/api/rsfComIfsService/callService';

export function openHospital({ url }: Pick<Centre, 'url'>): Hospital {
  const answers = new Map<string, Envelope[]>();
  let sequence = 0;
  const messageId = () => {
    sequence += 1;
    return `${HOSPITAL}${now().replace(/\D/g, '')}${String(sequence).padStart(4, '0')}`;
  };

  async function post(message: Tree): Promise<Envelope> {
    const reply = await fetch(url + PATH, { method: 'POST', body: JSON.stringify(message) });
    return (await reply.json()) as Envelope;
  }

  async function send(number: string, input: object): Promise<Envelope> {
    const answer = await post({
      infno: number,
      msgid: messageId(),
      mdtrtarea_admvs: AREA,
      insuplc_admdvs: AREA,
      recer_sys_code: 'YB',
      infver: 'V1.0',
      opter_type: '1',
      opter: 'SAMPLE',
      opter_name: '样本操作员',
      inf_time: now(),
      fixmedins_code: HOSPITAL,
      fixmedins_name: '示范医院',
      sign_no: '',
      input,
    });
    answers.set(number, [...(answers.get(number) ?? []), answer]);
    return answer;
  }

  return {
    post,
    messageId,
    async done(number, input) {
      const answer = await send(number, input);
      if (answer.infcode !== 0) throw new Error(`${number}: ${String(answer.err_msg)}`);
      return answer.output as never;
    },
    refused: send,
    answers: (number) => answers.get(number) ?? [],
  };
}
