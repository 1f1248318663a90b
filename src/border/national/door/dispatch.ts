import type { AreaCode, PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { Outage, Rejection } from '../../../kernel/rejection.ts';
import type { AccessLog } from '../../../platform/access-log.ts';
import type { Clock } from '../../../platform/clock.ts';
import { answerOf, type Word } from '../../../platform/http/answer-error.ts';
import type { RawAnswer, RawCall } from '../../../platform/http/door.ts';
import type { IdSource } from '../../../platform/id-source.ts';
import type { Log } from '../../../platform/log.ts';
import type { Catalogue } from '../catalogue/model.ts';
import type { Profiles } from '../catalogue/profile.ts';
import { TOO_LARGE } from '../errors.ts';
import { type Gateway, gatewayRefusal } from '../gateway/check-gateway.ts';
import { checkSignature } from '../gateway/check-signature.ts';
import type { KeyRing } from '../gateway/key-ring.ts';
import { openInput } from '../gateway/open-input.ts';
import { readHeaders } from '../gateway/read-headers.ts';
import { encryptSm4 } from '../gateway/sm4-text.ts';
import { sortedText } from '../gateway/sorted-text.ts';
import type { MessageLog } from '../log/message-log.ts';
import type { Envelope, GatewayVerdict } from '../model.ts';
import type { SignedIn } from '../signed-in.ts';
import type { NationalWorld } from '../world.ts';
import {
  doneAnswer,
  fileAnswer,
  gatewayAnswer,
  referenceOf,
  refusedAnswer,
  say,
  stampOf,
} from './answer.ts';
import { checkSignIn } from './check-sign-in.ts';
import { type LocateProvider, locateArea } from './locate-provider.ts';
import { decodeUtf8, type Json, parseStrict } from './parse-strict.ts';
import { permitSender } from './permit-sender.ts';
import { readEnvelope } from './read-envelope.ts';
import { unpack, withFile } from './read-multipart.ts';
import { type Answered, type FindTransaction, offered, runTransaction } from './run-transaction.ts';

export type DispatchDeps = {
  readonly areas: () => readonly AreaCode[];
  readonly worldOf: (area: AreaCode) => NationalWorld;
  readonly find: FindTransaction;
  readonly catalogue: Catalogue;
  readonly profiles: Profiles;
  readonly gateway: Gateway;
  /** Whether a provider without a key of its own may come without headers, where its profile says so. */
  readonly privateLine: boolean;
  readonly keys: KeyRing;
  readonly locate: LocateProvider;
  readonly messages: MessageLog;
  readonly accessLog: AccessLog;
  /** Keeps what was refused before it could be a provider's message: wrong keys, clocks, replays. */
  readonly auditRefusal: AuditRefusal;
  readonly word: Word;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: IdSource;
};

export type AuditRefusal = (refused: {
  readonly reason: string;
  readonly area: AreaCode | null;
  /** The access key or provider that was named. */
  readonly actor: string | null;
  readonly address: string;
}) => void;

/** What became known of a message on its way; the log gets whatever there is. */
type Trail = {
  readonly startedMs: number;
  readonly receivedAt: Date;
  readonly address: string;
  text: string;
  envelope: Envelope | null;
  area: AreaCode | null;
  person: PersonId | null;
  /** Everybody whose number stands in the answer. */
  readonly shown: Set<PersonId>;
  registration: RegistrationId | null;
  /** It went through a lane: its record names provider, person and time for ever. */
  recorded: boolean;
};

/** One message in, one answer out: gateway, encoding, JSON, envelope, number, area, provider, signature, sign-in, input. */
export function dispatcher(deps: DispatchDeps): (call: RawCall) => Promise<RawAnswer> {
  return async ({ headers, body, path, address = '' }) => {
    const trail: Trail = {
      startedMs: performance.now(),
      receivedAt: deps.clock.now(),
      address,
      text: '',
      envelope: null,
      area: null,
      person: null,
      shown: new Set(),
      registration: null,
      recorded: false,
    };
    try {
      if (deps.areas().length === 0) throw new Outage('the server is still starting');
      const verdict = await deps.gateway.check(headers, body ?? Buffer.alloc(0));
      if ('refused' in verdict) {
        const actor = keyNamed(headers);
        return refuseAtGateway(deps, verdict, { path, area: null, actor, address });
      }
      if (body === null) throw new Rejection(TOO_LARGE, { limit: BODY_LIMIT_TEXT });
      const { style, holder } = verdict.passed;
      const contentType = headers['content-type'];
      return await understand(deps, trail, { body, path, contentType, style, holder });
    } catch (thrown) {
      return refuse(deps, trail, thrown);
    }
  };
}

export const BODY_LIMIT = 32 * 1_048_576;
const BODY_LIMIT_TEXT = '32 MB';

type Passed = Extract<GatewayVerdict, { passed: unknown }>['passed'];
type RefusedVerdict = Extract<GatewayVerdict, { refused: unknown }>;
type Arrived = Passed & {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly path: string;
};

async function understand(deps: DispatchDeps, trail: Trail, arrived: Arrived): Promise<RawAnswer> {
  const { json, file } = unpack(arrived.contentType, arrived.body);
  trail.text = decodeUtf8(json);
  const read = readEnvelope(parseStrict(trail.text));
  trail.envelope = read;
  const envelope = read.sealedInput === null ? withFile(read, file) : read;
  trail.envelope = envelope;
  const { spec, transaction } = offered(envelope.number, deps.find, deps.catalogue);
  const world = deps.worldOf(locateArea(envelope, deps.areas()));
  trail.area = world.database.area;
  const signedIn = await signIn(deps, world, { envelope, arrived });
  if ('refused' in signedIn) {
    const { area, address } = trail;
    const where = { path: arrived.path, area, actor: envelope.provider, address };
    return refuseAtGateway(deps, signedIn, where);
  }
  const { opened, sm4Key } = signedIn;
  noteOpened(trail, opened);
  const answered = await runTransaction({
    spec,
    transaction,
    input: opened.sealedInput === null ? opened.input : withFile(opened, file).input,
    parts: {
      world,
      signedIn: signedIn.who,
      message: envelope.message,
      insuredArea: envelope.insuredArea,
      concerns: (who) => {
        trail.person = who.person ?? trail.person;
        trail.registration = who.registration ?? trail.registration;
      },
      permit: (permission) => permitSender(signedIn.who, permission),
    },
  });
  trail.recorded = transaction.effect === 'lane';
  const { encryption, cipher } = signedIn.who.profile;
  const key = encryption === 'none' ? null : sm4Key;
  return done(deps, trail, answered, key && ((plain) => encryptSm4(plain, key, cipher)));
}

/** The log keeps what was understood: a ciphertext would tell nobody anything. */
function noteOpened(trail: Trail, { sealedInput, input }: Envelope): void {
  if (sealedInput === null) return;
  trail.text = trail.text.replace(`"${sealedInput}"`, () => sortedText(input as Json));
}

type Opened = {
  readonly who: SignedIn;
  /** With its input readable. */
  readonly opened: Envelope;
  readonly sm4Key: Uint8Array | null;
};
type Sending = { readonly envelope: Envelope; readonly arrived: Arrived };

async function signIn(
  deps: DispatchDeps,
  { database }: NationalWorld,
  { envelope, arrived }: Sending,
): Promise<Opened | RefusedVerdict> {
  const { area } = database;
  const profile = deps.profiles.of(area);
  const provider = await deps.locate(database, envelope.provider);
  const own = await deps.keys.stylesOf(area, provider.id);
  const open = deps.privateLine ? profile.styles : profile.styles.filter((one) => one !== 'none');
  const allowed = own.length > 0 ? own : open;
  if (!allowed.includes(arrived.style)) return gatewayRefusal('style-not-allowed');
  const signedIn = {
    area,
    provider,
    operator: envelope.operator,
    style: arrived.style,
    signInNumber: envelope.signInNumber,
    profile,
  };
  permitSender(signedIn, 'care.read', arrived.holder);
  const sm4Key = profile.encryption === 'none' ? null : await deps.keys.sm4KeyOf(area, provider.id);
  const opened = openInput(envelope, profile, sm4Key);
  checkSignature(opened, profile, await deps.keys.publicKeyOf(area, provider.id));
  const signInNumber = await checkSignIn(database.sql, envelope, signedIn);
  const who = signInNumber === signedIn.signInNumber ? signedIn : { ...signedIn, signInNumber };
  return { who, opened, sm4Key };
}

function done(
  deps: DispatchDeps,
  trail: Trail,
  answered: Answered,
  encrypt: ((plain: string) => string) | null,
): RawAnswer {
  if ('file' in answered) {
    const answer = fileAnswer(answered.file);
    record(deps, trail, { answer, logged: `(${answered.file.name})`, code: null });
    return answer;
  }
  const head = envelopeOf(deps, trail);
  const plain = doneAnswer(head, answered.json);
  const answer = encrypt ? doneAnswer(head, answered.json, encrypt(answered.json)) : plain;
  if (!trail.recorded) for (const one of personsIn(answered.json)) trail.shown.add(one);
  record(deps, trail, { answer, logged: String(plain.body), code: null });
  return answer;
}

function refuse(deps: DispatchDeps, trail: Trail, thrown: unknown): RawAnswer {
  const error = answerOf(thrown);
  const said = say(error, deps.word);
  const transaction = trail.envelope?.number;
  if (said.status === 500) deps.log.error('a message failed', { transaction, error: thrown });
  else if (said.status === 503) deps.log.warn('a message waits', { transaction, error: thrown });
  else if (!trail.area) {
    deps.log.info('a message was refused', { code: said.code, ...error.facts });
    const actor = trail.envelope?.provider ?? null;
    deps.auditRefusal({ reason: said.code, area: null, actor, address: trail.address });
  }
  const answer = refusedAnswer(envelopeOf(deps, trail), said);
  record(deps, trail, { answer, logged: String(answer.body), code: said.code });
  return answer;
}

function refuseAtGateway(
  deps: DispatchDeps,
  verdict: RefusedVerdict,
  { path, area, actor, address }: Refused,
): RawAnswer {
  deps.log.warn('a message was refused at the gateway', { path, refused: verdict.refused });
  deps.auditRefusal({ reason: verdict.refused, area, actor, address });
  const profile = area === null ? deps.profiles.baseline : deps.profiles.of(area);
  return gatewayAnswer(profile.gatewayStatus, verdict.message);
}

/** Of a key that is itself the secret the claim holds only the hash. */
function keyNamed(headers: RawCall['headers']): string | null {
  const claim = readHeaders(headers);
  return claim === null || claim === 'incomplete' ? null : claim.accessKey.slice(0, 40);
}

type Refused = {
  readonly path: string;
  readonly area: AreaCode | null;
  readonly actor: string | null;
  readonly address: string;
};

function envelopeOf({ clock }: DispatchDeps, { envelope, area, receivedAt }: Trail) {
  const now = clock.now();
  const reference = referenceOf(area ?? envelope?.careArea ?? '', receivedAt);
  return {
    number: envelope?.number ?? '',
    stamp: { reference, receivedAt: stampOf(receivedAt) },
    now,
  };
}

/** Reading is audited by what was shown, so a transaction cannot forget to tell it. */
function personsIn(json: string): PersonId[] {
  return [...json.matchAll(/"psn_no":"([^"\\]{1,64})"/g)].map(([, id]) => id as PersonId);
}

type Outcome = {
  readonly answer: RawAnswer;
  readonly logged: string;
  readonly code: string | null;
};

function record(deps: DispatchDeps, trail: Trail, { answer, logged, code }: Outcome): void {
  const { envelope, area, person, registration, recorded } = trail;
  if (!envelope || !area) return;
  const actor = `${envelope.provider}/${envelope.operator.id}`;
  const action = `national ${envelope.number}`;
  if (!recorded) {
    for (const one of new Set([...(person ? [person] : []), ...trail.shown])) {
      deps.accessLog.record({ area, actor, action, person: one, detail: envelope.message });
    }
  }
  deps.messages.record(area, {
    id: deps.ids.next(),
    receivedAt: trail.receivedAt.toISOString(),
    provider: envelope.provider,
    transaction: envelope.number,
    message: envelope.message,
    operator: envelope.operator.id,
    person,
    registration,
    infcode: code === null ? 0 : -1,
    code,
    status: answer.status,
    millis: Math.ceil(performance.now() - trail.startedMs),
    request: trail.text,
    answer: logged,
  });
}
