import { Rejection } from '../../kernel/rejection.ts';
import { PERMISSIONS, readsWithin } from '../../platform/access.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { carryOutApproved } from './carry-out.ts';
import { type ActRule, CASE_TABLE } from './case-table.ts';
import { readForm } from './check-form.ts';
import { checkFiles, checkMaterials, type GivenPaper } from './check-papers.ts';
import { type ActFacts, type Asked, decideAct } from './decide-act.ts';
import type { MatterDeps } from './deps.ts';
import { canonicalText, hashOfText } from './document/document-text.ts';
import {
  CHANGED_MEANWHILE,
  FIELD_MISSING,
  KEY_USED,
  NOT_THIS_STEP,
  UNKNOWN_ASSIGNEE,
  UNKNOWN_CASE,
} from './errors.ts';
import type { FormAccount } from './form-values.ts';
import { gatherCase } from './gather-case.ts';
import { handsOf } from './hands-of.ts';
import { hashOfSheets } from './hash-sheets.ts';
import type { Case, CaseAct, CaseId, CasePaper, Form, Matter } from './model.ts';
import { recordAct } from './record-act.ts';
import { lockKey } from './store/cases.ts';
import { findActByKey } from './store/events.ts';
import { findFiles, findPapers, insertPapers } from './store/papers.ts';
import { keyOf } from './submit.ts';
import { unreserved } from './unreserved.ts';
import { idOf, mayRead, rightOfStep, type Seen } from './who-may.ts';

/** What people do to a case; the rest only the system does, and bringing a matter has its own call. */
export const PEOPLES_ACTS = [
  'accept',
  'decline',
  'take',
  'assign',
  'release',
  'return',
  'resubmit',
  'forward',
  'approve',
  'refuse',
  'withdraw',
  'note',
  'add-papers',
  'correct-account',
] as const satisfies readonly CaseAct[];
export type PeoplesAct = (typeof PEOPLES_ACTS)[number];

export type ActRequest = {
  readonly key: string;
  /** Of the case as the caller saw it. */
  readonly version: number;
  readonly act: PeoplesAct;
  readonly reason?: string | undefined;
  readonly assignee?: string | undefined;
  /** Written into the trace. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly form?: Form | undefined;
  readonly papers?: readonly GivenPaper[] | undefined;
  /** Of `correct-account`. */
  readonly account?: FormAccount | undefined;
};

export type Act = { readonly id: CaseId; readonly caller: Caller; readonly request: ActRequest };

/** Does one thing to a case. The same request again finds what the first did. */
export async function act(deps: MatterDeps, asked: Act): Promise<void> {
  await deps.database.transaction((sql) => actIn(sql, deps, asked));
  if (asked.request.act === 'approve') await carryOutApproved(deps, asked.id);
}

async function actIn(sql: Sql, deps: MatterDeps, { id, caller, request }: Act): Promise<void> {
  const key = keyOf(caller, request.key);
  const bodyHash = hashOfText(canonicalText({ ...request, id }));
  await lockKey(sql, key);
  const kept = await findActByKey(sql, key);
  if (kept?.bodyHash === bodyHash) return;
  if (kept) throw new Rejection(KEY_USED, { key: request.key });
  const given = await gatherCase(sql, deps, { id, actor: caller });
  if (!mayRead(caller, given, handsOf(given.events))) throw new Rejection(UNKNOWN_CASE, { id });
  checkVersion(given, request);
  await checkAssignee(deps, given, request);
  const papers = await findPapers(sql, id);
  const asked = askedOf(request, papers);

  const decision = decideAct(given, asked);
  const filed = fileIn(given, papers, request);
  const facts = { case: given.case, matter: given.matter, papers };
  if (request.act === 'approve') await deps.shelf.effectOf(given.matter).check?.(sql, facts);

  const brought = request.papers ?? [];
  checkFiles(
    brought,
    await findFiles(
      sql,
      brought.map(({ file }) => file),
      { ...caller, within: readsWithin(caller, deps.database.area) },
    ),
  );
  await insertPapers(sql, id, brought, { by: caller.id, at: given.now });
  const after = { ...decision, case: { ...decision.case, ...filed } };
  await recordAct(sql, deps, { given, decision: after, signed: { key, bodyHash } });
}

function askedOf(request: ActRequest, lying: readonly CasePaper[]): Asked {
  const { act, reason, assignee, papers = [], facts = {} } = request;
  const sheets = hashOfSheets([...lying, ...papers]);
  const brought = papers.length > 0 ? { papers: String(papers.length), sheets } : {};
  return { act, reason, assignee, facts: { ...unreserved(facts), ...brought } };
}

/** Of two officers at one moment the second learns who was first, and when. */
function checkVersion({ case: one, events }: ActFacts, { version }: ActRequest): void {
  if (version === one.version) return;
  const last = events.at(-1);
  throw new Rejection(CHANGED_MEANWHILE, {
    number: one.number,
    by: last?.actor ?? '',
    at: last?.at ?? '',
    act: last?.act ?? '',
  });
}

/** A case goes to somebody who works there and may do the step. */
async function checkAssignee({ colleagues }: MatterDeps, seen: Seen, request: ActRequest) {
  const { act: asked, assignee } = request;
  const { case: one } = seen;
  if (asked !== 'assign' || assignee === undefined || colleagues === null) return;
  const known = await colleagues(one.office);
  const right = rightOfStep(seen);
  const able = known.some(
    ({ name, role }) => name === assignee && PERMISSIONS[role].includes(right),
  );
  if (able && !one.excluded.includes(assignee)) return;
  throw new Rejection(UNKNOWN_ASSIGNEE, { assignee, office: one.office });
}

/** In these acts the form may be mended: by the applicant, and by the officer who prepares the decision. */
const WRITING: readonly CaseAct[] = ['resubmit', 'forward'];

/** Between them the officer who prepares writes with a note. Who decides on money does not write what he decides on. */
function writes({ case: one, matter, actor }: ActFacts, asked: CaseAct): boolean {
  if (asked !== 'note') return WRITING.includes(asked);
  const last = one.step === matter.steps.length - 1;
  const decides = matter.money && last && matter.steps.length > 1;
  return one.state === 'open' && one.assignee === idOf(actor) && !decides;
}

/** What was decided on stays as it was; only what was promised comes later. */
function mayBring(one: Case, brought: readonly GivenPaper[]): boolean {
  const { from, owed }: ActRule = CASE_TABLE['add-papers'];
  if (brought.length === 0) return true;
  if (!from?.includes(one.state)) return false;
  const promised = brought.every(({ material }) => one.promised.includes(material));
  return promised || !owed?.includes(one.state);
}

function fileIn(given: ActFacts, lying: readonly CasePaper[], request: ActRequest): Partial<Case> {
  const { case: one, matter } = given;
  const { act: asked, form: written, papers: brought = [] } = request;
  if ((written && !writes(given, asked)) || !mayBring(one, brought)) {
    throw new Rejection(NOT_THIS_STEP, { number: one.number, act: asked });
  }
  const form = formOf(one, matter, request);
  const papers = [...lying, ...brought];
  if (asked === 'resubmit' || brought.length > 0) {
    checkMaterials(matter, { form, papers, promised: one.promised });
  }
  const promised = one.promised.filter((code) => !papers.some(({ material }) => material === code));
  return { form, promised };
}

/** The one answer that is changed after the decision: it says where the money goes, not how much. */
function formOf(one: Case, matter: Matter, { act: asked, form, account }: ActRequest): Form {
  if (asked !== 'correct-account') return form ? readForm(matter, form) : one.form;
  const field = matter.fields.find(({ kind }) => kind === 'account');
  if (!field) throw new Rejection(NOT_THIS_STEP, { number: one.number, act: asked });
  const { name, label } = field;
  if (!account)
    throw new Rejection(FIELD_MISSING, { field: name, nameZh: label.zh, nameEn: label.en });
  return { ...one.form, [name]: account };
}
