import { Rejection } from '../../kernel/rejection.ts';
import { UNKNOWN_PROVIDER } from '../../money/provider/index.ts';
import { UNKNOWN_PERSON } from '../../people/enrolment/index.ts';
import { readsWithin } from '../../platform/access.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Sql } from '../../platform/sql.ts';
import { findOffices, homeOffice, type OfficePath, officeAt } from '../offices/index.ts';
import { buildCase, type Submission, type SubmissionFacts } from './build-case.ts';
import { namedHints } from './called.ts';
import { carryOutApproved } from './carry-out.ts';
import type { MatterDeps } from './deps.ts';
import { canonicalText, hashOfText } from './document/document-text.ts';
import type { CaseFacts, Hint, RuleAnswer } from './effect.ts';
import { KEY_USED } from './errors.ts';
import type { Case, CaseId, CasePaper, Form, Matter } from './model.ts';
import { type Opening, openCase } from './open-case.ts';
import { fetchValues, prefilled } from './prefill.ts';
import { tellEffect } from './record-act.ts';
import { samePaperHints } from './same-papers.ts';
import { findByKey, findOpenAlike, insertCase, lockKey, nextNumber } from './store/cases.ts';
import { insertEvents } from './store/events.ts';
import { findFiles, insertPapers } from './store/papers.ts';
import { findProviderCounty, type Party } from './store/people.ts';

const FORM_MARK = 'matter_case.form_mark';
const NUMBER_DIGITS = 7;

/** Takes a matter in. The same request again finds the case that the first made. */
export async function submit(
  deps: MatterDeps,
  caller: Caller,
  submission: Submission,
): Promise<CaseId> {
  const id = await deps.database.transaction((sql) => submitIn(sql, deps, { caller, submission }));
  await carryOutApproved(deps, id);
  return id;
}

export type Brought = { readonly caller: Caller; readonly submission: Submission };

async function submitIn(sql: Sql, deps: MatterDeps, brought: Brought): Promise<CaseId> {
  const { caller, submission } = brought;
  const key = keyOf(caller, submission.key);
  const bodyHash = hashOfText(canonicalText(submission));
  await lockKey(sql, key);
  const kept = await findByKey(sql, key);
  if (kept && kept.bodyHash !== bodyHash) throw new Rejection(KEY_USED, { key: submission.key });
  if (kept) return kept.id;

  const { matter: code, person, provider } = submission;
  const whose = person ?? provider;
  // Of two that bring the same in the same moment the second finds it under way.
  if (whose !== null) await lockKey(sql, `alike ${code} ${whose}`);
  const { facts, opening } = await plan(sql, deps, brought);

  const formMark = markOf(sql, facts.shelved.matter, opening.case.form);
  await deps.shelf.keep(sql, facts.shelved, facts.now);
  const one = await numbered(sql, deps, opening.case);
  await insertCase(sql, { case: one, key, bodyHash, formMark });
  await insertPapers(sql, one.id, submission.papers, { by: caller.id, at: facts.now });
  await insertEvents(sql, undefined, opening.lines, null);
  const { matter } = facts.shelved;
  const told = opening.notices.map(({ event, seq }) => ({ case: one, matter, event, seq }));
  if (told.length > 0) await deps.notify?.(sql, told);
  await tellEffect(sql, deps, { case: one, matter }, { act: 'submit', actor: caller.id });
  return one.id;
}

/** Two people may choose the same key without hearing of each other. */
export function keyOf(caller: Caller, key: string): string {
  return `${caller.id} ${key}`;
}

async function numbered(sql: Sql, { database, clock }: MatterDeps, one: Case): Promise<Case> {
  const year = clock.today().slice(0, 4);
  const number = String(await nextNumber(sql, Number(year))).padStart(NUMBER_DIGITS, '0');
  return { ...one, number: `${database.area}-${year}-${number}` };
}

function markOf({ sealer }: Sql, { code }: Matter, form: Form): string {
  return sealer.mark(canonicalText([code, form]), FORM_MARK);
}

export type Plan = {
  readonly facts: SubmissionFacts;
  readonly opening: Opening;
  readonly rule: RuleAnswer | null;
  readonly hints: readonly Hint[];
};

/** Everything up to the record: what a trial shows and a submission writes. */
export async function plan(sql: Sql, deps: MatterDeps, brought: Brought): Promise<Plan> {
  const facts = await gather(sql, deps, brought);
  const one = buildCase(facts);
  const effect = deps.shelf.effectOf(facts.shelved.matter);
  const caseFacts: CaseFacts = {
    case: one,
    matter: facts.shelved.matter,
    papers: papersOf(facts),
  };
  await effect.check?.(sql, caseFacts);
  const rule = facts.shelved.matter.automatic
    ? ((await effect.rule?.(sql, caseFacts)) ?? null)
    : null;
  const hints = await namedHints(sql, deps.word, (await effect.hints?.(sql, caseFacts)) ?? []);
  const { papers } = caseFacts;
  const alike = brought.caller.person
    ? []
    : await samePaperHints(sql, facts.shelved.matter, { papers, except: null });
  return { facts, opening: openCase(facts, one, rule), rule, hints: [...hints, ...alike] };
}

async function gather(sql: Sql, deps: MatterDeps, brought: Brought): Promise<SubmissionFacts> {
  const { caller, submission } = brought;
  const { person, provider } = submission;
  const now = deps.clock.now().toISOString();
  const shelved = deps.shelf.get(submission.matter, deps.clock.today());
  const { party, values } = await fetchValues(sql, deps, { person, provider });
  if (person !== null && !party) throw new Rejection(UNKNOWN_PERSON, { id: person });
  const county = provider === null ? null : await findProviderCounty(sql, provider);
  if (provider !== null && county === null) throw new Rejection(UNKNOWN_PROVIDER, { id: provider });
  const known = prefilled(shelved.matter, values);
  const marks = sql.sealer.marks(
    canonicalText([shelved.matter.code, { ...known, ...submission.form }]),
    FORM_MARK,
  );
  const alike = { matter: shelved.matter.code, person, provider, marks };
  return {
    ...{ area: deps.database.area, caller, submission, shelved, now },
    ...{ id: deps.ids.next() as CaseId, calendar: deps.calendar, hours: deps.hours },
    ...(await placesOf(sql, deps, { caller, party, county })),
    openAlike: await findOpenAlike(sql, alike),
    files: await findFiles(
      sql,
      submission.papers.map(({ file }) => file),
      { ...caller, within: readsWithin(caller, deps.database.area) },
    ),
    prefilled: known,
  };
}

type Whose = {
  readonly caller: Caller;
  readonly party: Party | null;
  readonly county: string | null;
};

/** A township whose office is not known leaves the person to his county. */
async function placesOf(sql: Sql, { database }: MatterDeps, { caller, party, county }: Whose) {
  const { area } = database;
  const wanted = homeOffice(area, party?.county ?? county, party?.township ?? null);
  const ofCounty = officeAt(wanted, 'county') ?? wanted;
  const own = (caller.office ?? null) as OfficePath | null;
  const asked = [wanted, ofCounty, area as string as OfficePath, ...(own ? [own] : [])];
  const offices = await findOffices(sql, asked);
  const home = asked.find((path) => offices.has(path)) ?? wanted;
  const [counterOfHome = home] = [ofCounty, home].filter((path) => offices.has(path));
  const acceptedAt = own ?? counterOfHome;
  const known = party !== null || county !== null;
  return { offices, acceptedAt, home: known ? home : acceptedAt };
}

function papersOf({ submission, files, caller, now }: SubmissionFacts): readonly CasePaper[] {
  return submission.papers.map((paper) => {
    const { type = '', size = 0 } = files.get(paper.file) ?? {};
    return { ...paper, type, size, addedBy: caller.id, addedAt: now };
  });
}
