import type { PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { Caller } from '../../platform/http/route.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import { calledBy, namedHints } from './called.ts';
import { applies } from './check-form.ts';
import { colourOf } from './deadlines.ts';
import type { MatterDeps } from './deps.ts';
import type { Hint } from './effect.ts';
import { UNKNOWN_CASE } from './errors.ts';
import { handsOf } from './hands-of.ts';
import type { Case, CaseEvent, CaseId, Field, Form, FormValue, Matter } from './model.ts';
import { withPlaces } from './place-choices.ts';
import { samePaperHints } from './same-papers.ts';
import { when } from './show-matter.ts';
import { officesOf, stepsOf } from './show-steps.ts';
import { findCase } from './store/cases.ts';
import { findEvents } from './store/events.ts';
import { findPapers } from './store/papers.ts';
import { findHouseholds } from './store/people.ts';
import type { CaseSummary, CaseView } from './view.ts';
import { actsFor, mayRead, standingsOf } from './who-may.ts';

export type Read = {
  readonly case: Case;
  readonly matter: Matter;
  readonly events: readonly CaseEvent[];
};

/** A case that the reader may see; one that he may not is told as one that does not exist. */
export async function readCase(deps: MatterDeps, id: CaseId, caller: Caller): Promise<Read> {
  const { sql } = deps.database;
  const one = await findCase(sql, id);
  if (!one) throw new Rejection(UNKNOWN_CASE, { id });
  const matter = await deps.shelf.byHash(sql, one.document);
  const events = await findEvents(sql, id);
  if (!mayRead(caller, { case: one, matter }, handsOf(events))) {
    throw new Rejection(UNKNOWN_CASE, { id });
  }
  return { case: one, matter, events };
}

export async function showCase(deps: MatterDeps, id: CaseId, caller: Caller): Promise<CaseView> {
  const { sql } = deps.database;
  const read = await readCase(deps, id, caller);
  const { case: one, events } = read;
  const fields = await withPlaces(sql, deps.database.area, read.matter.fields);
  const matter = { ...read.matter, fields };
  const papers = await findPapers(sql, id);
  const person = one.person === null ? null : await findHouseholds(sql, [one.person as PersonId]);
  const name = person?.get(one.person as PersonId)?.name ?? null;
  const effect = deps.shelf.effectOf(matter);
  const said = (await effect.hints?.(sql, { case: one, matter, papers })) ?? [];
  const hints = await namedHints(sql, deps.word, said);
  const alike = caller.person ? [] : await samePaperHints(sql, matter, { papers, except: one.id });
  const shown = [...hints, ...alike, ...promisedHints(one, matter)];
  const steps = stepsOf(read);
  const works = ['assignee', 'applicant'].some((standing) =>
    (standingsOf(caller, read) as readonly string[]).includes(standing),
  );
  const form = works ? one.form : maskedForm(matter, one.form);
  return {
    ...summaryOfCase(read, { name, caller, today: deps.clock.today() }),
    ...{ document: one.document, home: one.home, returns: one.returns },
    ...{ escalations: one.escalations, excluded: [...one.excluded], promised: [...one.promised] },
    called: await calledBy(sql, { case: { ...one, form }, matter }),
    applicant: works ? one.applicant : { ...one.applicant, ...maskedApplicant(one) },
    form,
    masked: !works,
    result: one.result,
    objectable: one.state !== 'done' || effect.anew === true,
    fields: matter.fields
      .filter((field) => applies(field.when, one.form))
      .map((field) => ({ ...field, choices: [...field.choices], when: when(field) })),
    materials: matter.materials
      .filter((material) => applies(material.when, one.form))
      .map((material) => ({ ...material, when: when(material) })),
    money: matter.money,
    steps,
    offices: await officesOf(sql, read, steps),
    papers,
    trace: events.map(({ seq, at, actor, role, office, act, state, facts }) => {
      return { seq, at, actor, role, office, act, state, facts };
    }),
    hints: shown,
  };
}

type Shown = { readonly name: string | null; readonly caller: Caller; readonly today: string };

export function summaryOfCase(
  { case: one, matter }: Pick<Read, 'case' | 'matter'>,
  { name, caller, today }: Shown,
): CaseSummary {
  const { id, number, provider, channel, state, step, office, acceptedAt, assignee } = one;
  const { submittedAt, acceptedOn, decidedAt, endedAt, dueOn, stepDueOn, dueProvisional } = one;
  const label = step === null ? null : (matter.steps[step]?.label ?? null);
  return {
    ...{ id, number, matter: one.matter, names: matter.names, provider, channel, state, step },
    ...{ office, acceptedAt, assignee, submittedAt, acceptedOn, decidedAt, endedAt },
    ...{ dueOn, stepDueOn, dueProvisional, stepLabel: label },
    person: one.person === null ? null : { id: one.person, name: maskName(name ?? '') },
    colour: colourOf(one, today as Parameters<typeof colourOf>[1]),
    confidential: one.confidential,
    acts: [...actsFor(caller, { case: one, matter })],
    version: one.version,
  };
}

function maskedApplicant({ applicant }: Case) {
  const { name, phone } = applicant;
  return { name: name === '' ? '' : maskName(name), phone: phone && maskedText(phone) };
}

const HIDDEN = '***';

function maskedForm({ fields }: Matter, form: Form): Form {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      if (!field) return [name, value];
      return [name, isPersonal(field) ? maskedValue(value) : withoutNumbers(field, value)];
    }),
  );
}

/** What a document says is personal; of numbers of a person it always says so. */
function isPersonal({ personal, fetched }: Field): boolean {
  return personal || fetched === 'person.name';
}

function maskedValue(value: FormValue): FormValue {
  return typeof value === 'string' ? maskedText(value) : HIDDEN;
}

const ENDS_OF_NUMBER = /^\d{3}\*+\w{4}$/;

/** A mobile number keeps its ends, by which the applicant is asked whether it is right; the rest is hidden. */
function maskedText(text: string): string {
  const masked = maskPersonalNumbers(text);
  return ENDS_OF_NUMBER.test(masked) ? masked : HIDDEN;
}

/** People write numbers wherever there is room for words. */
function withoutNumbers({ kind }: Field, value: FormValue): FormValue {
  const free = kind === 'text' || kind === 'long-text';
  return free && typeof value === 'string' ? maskPersonalNumbers(value) : value;
}

function promisedHints({ promised }: Case, { materials }: Matter): readonly Hint[] {
  return promised.map((code) => {
    const label = materials.find((material) => material.code === code)?.label;
    const facts = { material: code, nameZh: label?.zh ?? code, nameEn: label?.en ?? code };
    return { code: 'matters.paper-promised', weight: 'note', facts };
  });
}
