import type { Clock } from '../../../platform/clock.ts';
import type { GatewayStyle } from '../model.ts';
import type { Fetched } from './exchange.ts';
import type { Case } from './sheets.ts';

/** The test area that is examined, and who acts there. */
export type Target = {
  readonly url: string;
  /** The address of all messages; another only where a province has one. */
  readonly path: string;
  readonly style: Exclude<GatewayStyle, 'signature'>;
  /** Access key and secret of the style; of `api-key` the key alone. */
  readonly accessKey: string;
  readonly secret: string;
  readonly area: string;
  readonly provider: string;
  /** A pharmacy is asked to sell, a hospital to treat. */
  readonly kind: 'hospital' | 'pharmacy';
  /** An insured person of the test area, recognised by the number of the identity card. */
  readonly idNumber: string;
  /** 险种类型 of that person. */
  readonly scheme: string;
  /** A catalogue item that may be charged; null: the first of the downloaded medicines. */
  readonly item: string | null;
};

/** In Chinese and in English. */
export type Said = { readonly zh: string; readonly en: string };

/** What is wrong, and where exactly: `2207 setlinfo.fund_pay_sumamt`. */
export type Finding = { readonly at: string; readonly said: Said };

export type Step = {
  readonly title: Said;
  readonly number: string;
  readonly request: string;
  readonly answer: string;
  readonly millis: number;
  readonly findings: readonly Finding[];
  /** The platform said that it does not offer this. */
  readonly notOffered: boolean;
};

/** `left-out`: the person or the provider lacks what the script is about. */
export const OUTCOMES = ['passed', 'failed', 'not-offered', 'left-out'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Result = {
  readonly script: string;
  readonly title: Said;
  readonly outcome: Outcome;
  readonly steps: readonly Step[];
  /** Why it did not come to its end; null: it did. */
  readonly ended: Said | null;
  /** What could not be taken back. */
  readonly leftOpen: readonly Said[];
};

/** Reading what an answer holds, as a client would. */
export type Answer = ReturnType<typeof JSON.parse>;

/** One message: what it is for, its number, its input. */
export type Message = {
  readonly title: Said;
  readonly number: string;
  readonly input: unknown;
  /** Under this message id; absent: a new one. */
  readonly id?: string;
  readonly path?: string;
  readonly contentType?: string;
};

/** What a script does with the area it examines. */
export type Talk = {
  readonly target: Target;
  readonly clock: Clock;
  readonly messageId: () => string;
  /** It must be done: the answer is checked field by field. Ends the script when it is refused. */
  readonly done: (message: Message) => Promise<Answer>;
  /** The same, but the script goes on where the platform does not offer it; then the answer is null. */
  readonly doneIfOffered: (message: Message) => Promise<Answer | null>;
  /** A repetition must be answered as the first time. */
  readonly repeated: (message: Message, first: Answer) => Promise<void>;
  /** It must be refused in an envelope that a clerk understands; `names` must stand in the sentence. */
  readonly refused: (message: Message, names?: string) => Promise<void>;
  /** Fetches a file by 9102: a ZIP, by the names in it. */
  readonly file: (
    title: Said,
    file: { readonly file_qury_no: string; readonly filename: string },
  ) => Promise<Readonly<Record<string, Uint8Array>>>;
  /** The answer never reaches the sender. */
  readonly lose: (message: Message) => Promise<void>;
  /** Anything that is no proper message; `judge` says what is wrong with what came back. */
  readonly raw: (
    sending: RawSending,
    judge: (answer: Fetched) => readonly Finding[],
  ) => Promise<void>;
  /** Must hold, of what was heard last. */
  readonly expect: (condition: boolean, at: string, said: Said) => void;
  /** What takes back what was just done. A script that breaks off is cleaned up by these, the last one first. */
  readonly owe: (message: Message) => void;
  /** Takes the last one back, which must be done. */
  readonly takeBack: () => Promise<Answer>;
  readonly takeAllBack: () => Promise<void>;
  /** Of the last one: it is taken back already. */
  readonly forget: () => void;
  /** The script is about something that is not there. */
  readonly leaveOut: (said: Said) => never;
};

export type RawSending = {
  readonly title: Said;
  readonly number: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
};

export type Script = {
  readonly name: string;
  readonly title: Said;
  readonly of: 'hospital' | 'pharmacy' | 'both';
  /** `start` signs in, recognises the person and finds something to charge. */
  readonly run: (talk: Talk, start: () => Promise<Case>) => Promise<void>;
};
