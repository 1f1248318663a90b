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
import { decodeUtf8, parseStrict } from './parse-strict.ts';
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
  readonly word: Word;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** What became known of a message on its way; the log gets whatever there is. */
type Trail = {
  readonly startedMs: number;
  readonly receivedAt: Date;
  text: string;
  envelope: Envelope | null;
  area: AreaCode | null;
  person: PersonId | null;
  registration: RegistrationId | null;
};

/** One message in, one answer out: gateway, encoding, JSON, envelope, number, area, provider, signature, sign-in, input. */
export function dispatcher(deps: DispatchDeps): (call: RawCall) => Promise<RawAnswer> {
  return async ({ headers, body, path }) => {
    const trail: Trail = {
      startedMs: performance.now(),
      receivedAt: deps.clock.now(),
      text: '',
      envelope: null,
      area: null,
      person: null,
      registration: null,
    };
    try {
      if (deps.areas().length === 0) throw new Outage('the server is still starting');
      const verdict = await deps.gateway.check(headers, body ?? Buffer.alloc(0));
      if ('refused' in verdict) return refuseAtGateway(deps, verdict, { path, area: null });
      if (body === null) throw new Rejection(TOO_LARGE, { limit: BODY_LIMIT_TEXT });
      return await understand(deps, trail, {
        body,
        path,
        contentType: headers['content-type'],
        ...verdict.passed,
      });
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
  const envelope = withFile(readEnvelope(parseStrict(trail.text)), file);
  trail.envelope = envelope;
  const { spec, transaction } = offered(envelope.number, deps.find, deps.catalogue);
  const world = deps.worldOf(locateArea(envelope, deps.areas()));
  trail.area = world.database.area;
  const signedIn = await signIn(deps, world, { envelope, arrived });
  if ('refused' in signedIn) {
    return refuseAtGateway(deps, signedIn, { path: arrived.path, area: trail.area });
  }
  const answered = await runTransaction({
    spec,
    transaction,
    input: envelope.input,
    parts: {
      world,
      signedIn,
      message: envelope.message,
      insuredArea: envelope.insuredArea,
      concerns: (who) => {
        trail.person = who.person ?? trail.person;
        trail.registration = who.registration ?? trail.registration;
      },
      permit: (permission) => permitSender(signedIn, permission),
    },
  });
  return done(deps, trail, answered);
}

type Sending = { readonly envelope: Envelope; readonly arrived: Arrived };

async function signIn(
  deps: DispatchDeps,
  { database }: NationalWorld,
  { envelope, arrived }: Sending,
): Promise<SignedIn | RefusedVerdict> {
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
  checkSignature(envelope, profile, await deps.keys.publicKeyOf(area, provider.id));
  return { ...signedIn, signInNumber: await checkSignIn(database.sql, envelope, signedIn) };
}

function done(deps: DispatchDeps, trail: Trail, answered: Answered): RawAnswer {
  if ('file' in answered) {
    const answer = fileAnswer(answered.file);
    record(deps, trail, { answer, logged: `(${answered.file.name})`, code: null });
    return answer;
  }
  const answer = doneAnswer(envelopeOf(deps, trail), answered.json);
  record(deps, trail, { answer, logged: String(answer.body), code: null });
  return answer;
}

function refuse(deps: DispatchDeps, trail: Trail, thrown: unknown): RawAnswer {
  const error = answerOf(thrown);
  const said = say(error, deps.word);
  const transaction = trail.envelope?.number;
  if (said.status === 500) deps.log.error('a message failed', { transaction, error: thrown });
  else if (said.status === 503) deps.log.warn('a message waits', { transaction, error: thrown });
  else if (!trail.area) deps.log.info('a message was refused', { code: said.code, ...error.facts });
  const answer = refusedAnswer(envelopeOf(deps, trail), said);
  record(deps, trail, { answer, logged: String(answer.body), code: said.code });
  return answer;
}

function refuseAtGateway(
  deps: DispatchDeps,
  verdict: RefusedVerdict,
  { path, area }: { readonly path: string; readonly area: AreaCode | null },
): RawAnswer {
  deps.log.warn('a message was refused at the gateway', { path, refused: verdict.refused });
  const profile = area === null ? deps.profiles.baseline : deps.profiles.of(area);
  return gatewayAnswer(profile.gatewayStatus, verdict.message);
}

function envelopeOf({ clock }: DispatchDeps, { envelope, area, receivedAt }: Trail) {
  const now = clock.now();
  const reference = referenceOf(area ?? envelope?.careArea ?? '', receivedAt);
  return {
    number: envelope?.number ?? '',
    stamp: { reference, receivedAt: stampOf(receivedAt) },
    now,
  };
}

type Outcome = {
  readonly answer: RawAnswer;
  readonly logged: string;
  readonly code: string | null;
};

function record(deps: DispatchDeps, trail: Trail, { answer, logged, code }: Outcome): void {
  const { envelope, area, person, registration } = trail;
  if (!envelope || !area) return;
  const actor = `${envelope.provider}/${envelope.operator.id}`;
  const action = `national ${envelope.number}`;
  if (person) deps.accessLog.record({ area, actor, action, person, detail: envelope.message });
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
