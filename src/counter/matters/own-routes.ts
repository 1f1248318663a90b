import { Type } from 'typebox';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { findChildren } from '../../people/credential/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Caller, type Route, route } from '../../platform/http/route.ts';
import { type SharedRoute, sharedRoute } from '../../platform/http/shared-route.ts';
import { actsForChild } from './acting.ts';
import { actOf, OwnActBody, OwnSubmissionBody, ownSubmissionOf } from './bodies.ts';
import type { Submission } from './build-case.ts';
import { NOT_ABOUT_HIM, UNKNOWN_RECEIPT } from './errors.ts';
import { readerOfOwn, withGuardian } from './for-a-child.ts';
import type { Matters } from './matters.ts';
import type { CaseId } from './model.ts';
import { publicReceipt, readToken } from './receipts.ts';
import { type Of, offeredTo, prefill, showMatter, trialView } from './routes.ts';
import { showCase, summaryOfCase } from './show-case.ts';
import { summaryOf } from './show-matter.ts';
import { findOwnCases } from './store/own.ts';
import { isUnnamed, ownIds, unnamedCaller } from './unnamed.ts';
import {
  CaseSummary,
  CaseView,
  MatterSummary,
  MatterView,
  PrefillView,
  PublicReceipt,
  TrialView,
} from './view.ts';

const ById = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) });

/** What an insured person does for himself. Whom it concerns only the sign-in says. */
export function ownMatterRoutes(of: Of): Route[] {
  return [...ownDocumentRows(of), ...ownBringingRows(of), ...ownReadingRows(of), ownActRow(of)];
}

function personOf({ person }: Caller): PersonId {
  if (!person) throw new Rejection(NOT_ABOUT_HIM);
  return person;
}

function ownDocumentRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/own/matters',
      permission: 'own.read',
      summary: 'What can be applied for on the telephone',
      answer: Type.Array(MatterSummary),
      person: ({ caller }) => personOf(caller),
      async handle({ area, caller }) {
        const { matters } = of(area);
        const offered = await offeredTo(matters, caller);
        const inForce = matters.shelf.inForce(matters.clock.today());
        return inForce.flatMap(({ matter }) => (offered(matter) ? [summaryOf(matter, true)] : []));
      },
    }),
    route({
      method: 'GET',
      path: '/own/matters/:code',
      permission: 'own.read',
      summary: 'One matter: form, materials, steps and deadline',
      params: ByCode,
      answer: MatterView,
      person: ({ caller }) => personOf(caller),
      async handle({ area, caller, params }) {
        const { matters } = of(area);
        const shelved = matters.shelf.get(params.code, matters.clock.today());
        return showMatter(matters, shelved, caller);
      },
    }),
    route({
      method: 'POST',
      path: '/own/matters/:code/prefill',
      permission: 'own.write',
      summary: 'What is known of me and is not asked again',
      params: ByCode,
      answer: PrefillView,
      person: ({ caller }) => personOf(caller),
      handle: ({ area, caller, params }) =>
        prefill(of(area).matters, { code: params.code, person: personOf(caller), provider: null }),
    }),
  ];
}

/** What somebody brings for himself, or as guardian for the child whose things he opened. */
async function ownSubmission(
  matters: Matters,
  caller: Caller,
  body: Parameters<typeof ownSubmissionOf>[0],
): Promise<Submission> {
  const { matter } = matters.shelf.get(body.matter, matters.clock.today());
  // A telephone in a family: what one wrote and left unsent must not go out under another's sign-in.
  if ((body.person ?? personOf(caller)) !== personOf(caller)) throw new Rejection(NOT_ABOUT_HIM);
  const person = matter.concerns === 'person' ? personOf(caller) : null;
  return withGuardian(matters, caller, ownSubmissionOf(body, person));
}

/** Who it is written down as: the person, or nobody whom a reader could name. */
function bringerOf(matters: Matters, caller: Caller, { matter, form }: Submission): Caller {
  const document = matters.shelf.get(matter, matters.clock.today()).matter;
  return isUnnamed(document, form) ? unnamedCaller(matters.database.sql, caller) : caller;
}

function ownBringingRows(of: Of): Route[] {
  return [
    route({
      method: 'POST',
      path: '/own/cases',
      permission: 'own.write',
      summary:
        'Applies for oneself, or as guardian for the child of x-yikao-for; what a rule approves is decided at once',
      body: OwnSubmissionBody,
      answer: CaseView,
      person: ({ caller }) => personOf(caller),
      async handle({ area, caller, body }) {
        const { matters } = of(area);
        personOf(caller);
        const submission = await ownSubmission(matters, caller, body);
        const bringer = bringerOf(matters, caller, submission);
        const id = await matters.submit(bringer, submission);
        return showCase(matters, id, bringer);
      },
    }),
    route({
      method: 'POST',
      path: '/own/cases/trials',
      permission: 'own.write',
      summary: 'What would become of an application; nothing is kept',
      body: OwnSubmissionBody,
      answer: TrialView,
      person: ({ caller }) => personOf(caller),
      async handle({ area, caller, body }) {
        const { matters } = of(area);
        personOf(caller);
        const submission = await ownSubmission(matters, caller, body);
        const bringer = bringerOf(matters, caller, submission);
        return trialView(await matters.trial(bringer, submission));
      },
    }),
  ];
}

function ownReadingRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/own/cases',
      permission: 'own.read',
      summary: 'My applications and those made for me or by me for my children, newest first',
      query: Type.Object(pageFields),
      answer: pageAnswer(CaseSummary),
      person: (call, answer) => [personOf(call.caller), ...personsShown(call, answer)],
      handle: ({ area, caller, query }) => listOwn(of(area).matters, caller, query),
    }),
    route({
      method: 'GET',
      path: '/own/cases/:id',
      permission: 'own.read',
      summary: 'One application of mine: who has it, until when, and what came of it',
      params: ById,
      answer: CaseView,
      person: ({ caller }, answer) => (answer as CaseView).person?.id ?? personOf(caller),
      async handle({ area, caller, params }) {
        const { matters } = of(area);
        personOf(caller);
        const id = params.id as CaseId;
        return showCase(matters, id, await readerOfOwn(matters, id, caller));
      },
    }),
  ];
}

/** While somebody acts for a child nothing of his own is shown, nor what the child brought without being named. */
async function listOwn(matters: Matters, caller: Caller, query: Parameters<typeof pageOf>[0]) {
  const { sql } = matters.database;
  const person = personOf(caller);
  const acting = actsForChild(caller);
  const children = acting ? [] : await findChildren(sql, person, matters.clock);
  const own = {
    ...{ person, ids: acting ? [] : ownIds(sql, person) },
    children: children.map(({ id }) => id),
  };
  const { cases, total } = await findOwnCases(sql, own, pageOf(query));
  const today = matters.clock.today();
  const rows = [];
  for (const { case: one, personName: name } of cases) {
    const matter = await matters.shelf.byHash(sql, one.document);
    const reader = { ...caller, person: (one.person ?? person) as PersonId };
    rows.push(summaryOfCase({ case: one, matter }, { name, caller: reader, today }));
  }
  return { rows, total };
}

function ownActRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/own/cases/:id/acts',
    permission: 'own.write',
    summary:
      'Sends a corrected application again, adds papers, names another account, or takes it back',
    params: ById,
    body: OwnActBody,
    answer: CaseView,
    person: ({ caller }, answer) => (answer as CaseView).person?.id ?? personOf(caller),
    async handle({ area, caller, params, body }) {
      const { matters } = of(area);
      personOf(caller);
      const id = params.id as CaseId;
      const own = await readerOfOwn(matters, id, caller);
      await matters.act({ id, caller: own, request: actOf(body) });
      return showCase(matters, id, own);
    },
  });
}

/** Without signing in: whoever holds a receipt sees how far the case is. */
export function receiptRoutes(
  find: (area: AreaCode) => { readonly matters: Matters } | null,
): SharedRoute[] {
  return [
    sharedRoute({
      method: 'GET',
      path: '/public/receipts/:token',
      needs: 'nothing',
      summary: 'How far the case of a receipt is; its token is signed and tells nobody’s name',
      params: Type.Object({ token: Type.String({ maxLength: 80 }) }),
      answer: PublicReceipt,
      async handle({ params }) {
        const matters = find(params.token.slice(0, 6) as AreaCode)?.matters;
        const id = matters && readToken(params.token, matters);
        if (!id) throw new Rejection(UNKNOWN_RECEIPT);
        return publicReceipt(matters, id);
      },
    }),
  ];
}
