import { type Static, type TSchema, Type } from 'typebox';
import type { AreaCode, EncounterId, PersonId, ProviderId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { permitProvider } from '../../platform/access.ts';
import { personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { FILINGS, OTHER_PAYERS, REFERRALS, readDay, STAY_PHASES } from '../encounter/index.ts';
import { admitPatient, type WardDeps } from './admit.ts';
import {
  cancelAdmission,
  describeStay,
  diagnosePatient,
  dischargePatient,
  movePatient,
  undoDischarge,
} from './change-stay.ts';
import { type Limits, SAYINGS } from './model.ts';
import { readShares, type ShareDeps, SharesView } from './read-shares.ts';
import { getStay, readBoard, readFees, readStay } from './read-stays.ts';
import { BoardView, FeesView, StayView } from './view.ts';

export type WardRouteDeps = WardDeps & ShareDeps;
type Of = (area: AreaCode) => WardRouteDeps;

const id = Type.String({ minLength: 1, maxLength: 64 });
const Params = Type.Object({ id });
const text = Type.String({ maxLength: 100, pattern: '^[^\\x00-\\x1f]*$' });
const DayText = Type.String({ maxLength: 10, description: 'Such as 2025-06-01' });
const Said = Type.Partial(
  Type.Object(Object.fromEntries(SAYINGS.map((name) => [name, text])) as Sayings),
);
type Sayings = Record<(typeof SAYINGS)[number], typeof text>;

const Diagnoses = Type.Array(
  Type.Object({
    code: Type.String({ minLength: 1, maxLength: 30 }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    main: Type.Boolean(),
  }),
  { maxItems: 30 },
);

/** Each has a default, so that a board can be asked for without any. */
const limitFields = {
  costMax: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: 'Yuan' })),
  quietDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  stayDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
};
type LimitQuery = { costMax?: string; quietDays?: number; stayDays?: number };

const Admission = Type.Object({
  id: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z-]{1,30}$' })),
  person: id,
  provider: id,
  kind: Type.String({ maxLength: 40, description: 'inpatient or disease-quota' }),
  disease: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  scheme: Type.Optional(Type.Enum(['resident', 'employee'])),
  startedOn: DayText,
  number: Type.Optional(Type.String({ pattern: '^[\\x21-\\x7e]{1,30}$', description: '住院号' })),
  filing: Type.Optional(Type.Enum([...FILINGS])),
  otherPayer: Type.Optional(Type.Enum([...OTHER_PAYERS])),
  outOfArea: Type.Optional(Type.Boolean()),
  referral: Type.Optional(Type.Enum([...REFERRALS])),
  referredFrom: Type.Optional(id),
  said: Type.Optional(Said),
  diagnoses: Type.Optional(Diagnoses),
});

export function wardRoutes(of: Of): Route[] {
  return [...readingRoutes(of), admission(of), ...sayingRoutes(of), ...endingRoutes(of)];
}

function readingRoutes(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/stays',
      permission: 'care.read',
      summary: 'The board of a hospital: who is in bed, who is to be settled, who was settled',
      query: Type.Object({
        provider: id,
        phase: Type.Optional(Type.Enum([...STAY_PHASES])),
        ...limitFields,
      }),
      answer: BoardView,
      person: personsShown,
      refreshed: true,
      handle: ({ area, query }) =>
        readBoard(of(area), {
          provider: query.provider as ProviderId,
          phase: query.phase ?? 'inHospital',
          limits: limitsOf(query),
        }),
    }),
    route({
      method: 'POST',
      path: '/stays/shares',
      permission: 'settlement.read',
      summary: 'What funds and patients would bear of many stays now, as one batch of trials',
      body: Type.Object({ provider: id, stays: Type.Array(id, { maxItems: 2_000 }) }),
      answer: SharesView,
      person: null,
      handle: ({ area, body }) =>
        readShares(of(area), {
          provider: body.provider as ProviderId,
          stays: body.stays as EncounterId[],
        }),
    }),
    route({
      method: 'GET',
      path: '/stays/:id',
      permission: 'care.read',
      summary: 'A stay: the patient, what was said of it, and what may be done with it now',
      params: Params,
      query: Type.Object(limitFields),
      answer: StayView,
      person: personOf,
      handle: ({ area, params, query, caller }) =>
        readStay(of(area), params.id as EncounterId, {
          limits: limitsOf(query),
          role: caller.role,
        }),
    }),
    route({
      method: 'GET',
      path: '/stays/:id/fees',
      permission: 'care.read',
      summary: 'The fee list of a stay by invoice category, and what each day cost',
      params: Params,
      answer: FeesView,
      person: personOf,
      handle: ({ area, params }) => readFees(of(area), params.id as EncounterId),
    }),
  ];
}

function admission(of: Of): Route {
  return route({
    method: 'POST',
    path: '/stays',
    permission: 'care.write',
    summary: 'Admits a patient; the same id and content again admits once',
    body: Admission,
    answer: StayView,
    person: ({ body }) => body.person,
    async handle({ area, body, caller }) {
      const { person, provider, referredFrom, diagnoses = [], said = {} } = body;
      const admitted = await admitPatient(of(area), {
        ...{ kind: body.kind, said, diagnoses },
        id: body.id ?? null,
        person: person as PersonId,
        provider: provider as ProviderId,
        disease: body.disease ?? null,
        scheme: body.scheme ?? null,
        startedOn: readDay(body.startedOn),
        number: body.number ?? null,
        filing: body.filing ?? 'none',
        otherPayer: body.otherPayer ?? null,
        outOfArea: body.outOfArea ?? false,
        referral: body.referral ?? 'none',
        referredFrom: (referredFrom ?? null) as EncounterId | null,
      });
      return view(of(area), admitted, caller);
    },
  });
}

const KINDS = {
  kind: Admission.properties.kind,
  disease: Admission.properties.disease,
  startedOn: DayText,
  filing: Admission.properties.filing,
  otherPayer: Admission.properties.otherPayer,
};

function sayingRoutes(of: Of): Route[] {
  return [
    acting(of, {
      path: 'particulars',
      summary: 'Moves a patient: bed, department, doctor, contact, deposit',
      body: Said,
      act: (deps, stay, body) => movePatient(deps, stay, body),
    }),
    acting(of, {
      path: 'diagnoses',
      summary:
        'States the diagnoses anew: of the admission, after the discharge those of the discharge',
      body: Type.Object({ diagnoses: Diagnoses }),
      act: (deps, stay, body) => diagnosePatient(deps, stay, body.diagnoses),
    }),
    acting(of, {
      path: 'description',
      summary: 'Changes kind, disease, first day and filing, while nothing is charged',
      body: Type.Object(KINDS),
      act: (deps, stay, body) =>
        describeStay(deps, stay, {
          kind: body.kind,
          disease: body.disease ?? null,
          startedOn: readDay(body.startedOn),
          filing: body.filing ?? 'none',
          otherPayer: body.otherPayer ?? null,
        }),
    }),
  ];
}

function endingRoutes(of: Of): Route[] {
  const body = Type.Object({});
  return [
    acting(of, {
      path: 'discharge',
      summary: 'Ends a stay on a day; the same day again changes nothing',
      body: Type.Object({
        endedOn: DayText,
        way: Type.Optional(Type.String({ pattern: '^[1-9]$', description: '离院方式' })),
        diagnoses: Type.Optional(Diagnoses),
      }),
      act: (deps, stay, { endedOn, way = '', diagnoses = [] }) =>
        dischargePatient(deps, stay, { endedOn: readDay(endedOn), way, diagnoses }),
    }),
    acting(of, {
      path: 'readmission',
      summary: 'Takes a discharge back before the settlement: the stay goes on',
      body,
      act: undoDischarge,
    }),
    acting(of, {
      path: 'cancellation',
      summary: 'Takes an admission back that was never charged',
      body,
      act: cancelAdmission,
    }),
  ];
}

type Act<B extends TSchema> = {
  readonly path: string;
  readonly summary: string;
  readonly body: B;
  readonly act: (deps: WardRouteDeps, stay: EncounterId, body: Static<B>) => Promise<void>;
};

/** Changes a stay of the caller's own provider and shows what it is now. */
function acting<B extends TSchema>(of: Of, { path, summary, body, act }: Act<B>): Route {
  return route({
    method: 'POST',
    path: `/stays/:id/${path}`,
    permission: 'care.write',
    summary,
    params: Params,
    body,
    answer: StayView,
    person: personOf,
    async handle({ area, params, body: said, caller }) {
      const deps = of(area);
      const { id, bill } = await getStay(deps.database.sql, params.id as EncounterId);
      permitProvider(caller, bill.providerId);
      await act(deps, id, said);
      return view(deps, id, caller);
    },
  });
}

function view(deps: WardRouteDeps, stay: EncounterId, { role }: Caller): Promise<StayView> {
  return readStay(deps, stay, { limits: limitsOf({}), role });
}

function limitsOf({ costMax = '30000', quietDays = 2, stayDays = 30 }: LimitQuery): Limits {
  return { costMax: yuan(costMax), quietDays, stayDays };
}

function personOf(_call: unknown, answer: unknown): string {
  return (answer as { person: string }).person;
}
