import { Type } from 'typebox';
import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { permitOffice } from '../../platform/access.ts';
import { pageAnswer, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { findOffices, type OfficePath } from '../offices/index.ts';
import { ActBody, actOf, PrefillBody, SubmissionBody, submissionOf } from './bodies.ts';
import type { Shelved } from './matter-shelf.ts';
import type { Matters } from './matters.ts';
import type { CaseId, Matter } from './model.ts';
import { withPlaces } from './place-choices.ts';
import { fetchValues, prefilled } from './prefill.ts';
import { countQueue, QueueCountsView, QueueQuery, readQueue } from './read-queue.ts';
import { receiptOf } from './receipts.ts';
import { showCase } from './show-case.ts';
import { isOffered, matterView, summaryOf } from './show-matter.ts';
import { findOpenAlike } from './store/cases.ts';
import type { Plan } from './submit.ts';
import {
  CaseSummary,
  CaseView,
  MatterSummary,
  MatterView,
  PrefillView,
  ReceiptView,
  TrialView,
} from './view.ts';

export type HasMatters = { readonly matters: Matters };
export type Of = (area: AreaCode) => HasMatters;

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) });

export function matterRoutes(of: Of): Route[] {
  return [
    ...documentRows(of),
    ...bringingRows(of),
    ...readingRows(of),
    actRow(of),
    colleaguesRow(of),
  ];
}

export async function offeredTo(matters: Matters, caller: Caller) {
  const own = (caller.office ?? '') as OfficePath;
  const office = (await findOffices(matters.database.sql, [own])).get(own) ?? null;
  return (matter: Matter) => isOffered(matter, caller, office);
}

/** A matter as whoever asks is offered it, with the places of the area by name. */
export async function showMatter(matters: Matters, shelved: Shelved, caller: Caller) {
  const { sql, area } = matters.database;
  const fields = await withPlaces(sql, area, shelved.matter.fields);
  const offered = (await offeredTo(matters, caller))(shelved.matter);
  return matterView({ ...shelved, matter: { ...shelved.matter, fields } }, offered);
}

function documentRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/matters',
      permission: 'matter.read',
      summary: 'Matters in force, and which of them the reader may take in where he is',
      answer: Type.Array(MatterSummary),
      person: null,
      async handle({ area, caller }) {
        const { matters } = of(area);
        const offered = await offeredTo(matters, caller);
        return matters.shelf
          .inForce(matters.clock.today())
          .map(({ matter }) => summaryOf(matter, offered(matter)));
      },
    }),
    route({
      method: 'GET',
      path: '/matters/:code',
      permission: 'matter.read',
      summary: 'One matter: form, materials, steps and deadline',
      params: ByCode,
      answer: MatterView,
      person: null,
      async handle({ area, caller, params }) {
        const { matters } = of(area);
        const shelved = matters.shelf.get(params.code, matters.clock.today());
        return showMatter(matters, shelved, caller);
      },
    }),
    route({
      method: 'POST',
      path: '/matters/:code/prefill',
      permission: 'matter.take',
      summary:
        'What is known of whom a matter concerns and need not be asked, with what is under way',
      params: ByCode,
      body: PrefillBody,
      answer: PrefillView,
      person: ({ body }) => body.person ?? null,
      handle({ area, params, body }) {
        const person = (body.person ?? null) as PersonId | null;
        const provider = (body.provider ?? null) as ProviderId | null;
        return prefill(of(area).matters, { code: params.code, person, provider });
      },
    }),
  ];
}

type About = {
  readonly code: string;
  readonly person: PersonId | null;
  readonly provider: ProviderId | null;
};

export async function prefill(matters: Matters, { code, person, provider }: About) {
  const { sql } = matters.database;
  const { matter } = matters.shelf.get(code, matters.clock.today());
  const { values } = await fetchValues(sql, matters, { person, provider });
  const alike = { matter: code, person, provider, marks: [] };
  const openCases = await findOpenAlike(sql, alike);
  const facts = openCases.map(({ number, acceptedAt }) => ({ number, office: acceptedAt }));
  return {
    values: prefilled(matter, values),
    fetchedMaterials: matter.materials.flatMap((one) => (one.fetched === null ? [] : [one.code])),
    hints: facts.map((one) => ({ code: 'matters.under-way', weight: 'warning', facts: one })),
    openCases,
  };
}

function bringingRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/cases',
      permission: 'matter.take',
      summary:
        'Takes a matter in and accepts it; what its rule approves is decided and carried out at once',
      body: SubmissionBody,
      answer: CaseView,
      person: ({ body }) => body.person ?? null,
      async handle({ area, caller, body }) {
        const { matters } = of(area);
        const id = await matters.submit(caller, submissionOf(body));
        return showCase(matters, id, caller);
      },
    }),
    route({
      method: 'POST',
      path: '/cases/trials',
      permission: 'matter.take',
      summary: 'What would become of a matter if it were brought; nothing is kept',
      body: SubmissionBody,
      answer: TrialView,
      person: ({ body }) => body.person ?? null,
      async handle({ area, caller, body }) {
        return trialView(await of(area).matters.trial(caller, submissionOf(body)));
      },
    }),
  ];
}

export function trialView({ opening: { case: one }, rule, hints }: Plan) {
  const { state, office, step, dueOn, stepDueOn, dueProvisional } = one;
  return {
    ...{ state, office, step, dueOn, stepDueOn, dueProvisional, hints: [...hints] },
    decided: rule?.says === 'approve' ? 'at-once' : 'by-people',
    look: rule?.says === 'look' ? { code: rule.code, facts: rule.facts } : null,
  };
}

function readingRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases',
      permission: 'matter.read',
      summary: 'Cases of the reader, his office or whatever lies below it, the most urgent first',
      query: QueueQuery,
      answer: pageAnswer(CaseSummary),
      person: personsShown,
      refreshed: true,
      handle: ({ area, caller, query }) => readQueue(of(area).matters, caller, query),
    }),
    route({
      method: 'GET',
      path: '/cases/counts',
      permission: 'matter.read',
      summary: 'How many of such a list are late, soon due, or in time',
      query: QueueQuery,
      answer: QueueCountsView,
      person: null,
      refreshed: true,
      handle: ({ area, caller, query }) => countQueue(of(area).matters, caller, query),
    }),
    route({
      method: 'GET',
      path: '/cases/:id',
      permission: 'matter.read',
      summary: 'One case with its papers, its trace and what the reader may do',
      params: ById,
      answer: CaseView,
      person: (_, answer) => (answer as CaseView).person?.id ?? null,
      refreshed: true,
      handle: ({ area, caller, params }) => showCase(of(area).matters, params.id as CaseId, caller),
    }),
    route({
      method: 'GET',
      path: '/cases/:id/receipt',
      permission: 'matter.read',
      summary: 'What is printed for the applicant',
      params: ById,
      answer: ReceiptView,
      person: (_, answer) => (answer as ReceiptView).personId,
      handle: ({ area, caller, params }) =>
        receiptOf(of(area).matters, params.id as CaseId, caller),
    }),
  ];
}

function colleaguesRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/colleagues',
    permission: 'matter.read',
    summary: 'Who works at an office, for whoever leads it and gives cases to them',
    query: Type.Object({ office: Type.String({ maxLength: 24 }) }),
    answer: Type.Array(
      Type.Object({ name: Type.String(), displayName: Type.String(), role: Type.String() }),
    ),
    person: null,
    async handle({ area, caller, query }) {
      permitOffice(caller, query.office, 'lead');
      return (await of(area).matters.colleagues?.(query.office)) ?? [];
    },
  });
}

/** Which of them is allowed to whom and when is the table's to say, not the route's. */
function actRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/cases/:id/acts',
    permission: 'matter.act',
    summary: 'Does one thing to a case; the answer is the case as it stands then',
    params: ById,
    body: ActBody,
    answer: CaseView,
    person: (_, answer) => (answer as CaseView).person?.id ?? null,
    async handle({ area, caller, params, body }) {
      const { matters } = of(area);
      const id = params.id as CaseId;
      await matters.act({ id, caller, request: actOf(body) });
      return showCase(matters, id, caller);
    },
  });
}
