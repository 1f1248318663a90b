import type { AreaCode, PersonId, ProviderId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Caller } from '../../platform/http/route.ts';
import type { Calendar } from '../../rules/calendar/index.ts';
import { levelOf, type Office, type OfficePath } from '../offices/index.ts';
import { actsForChild, guardianKind } from './acting.ts';
import { readForm } from './check-form.ts';
import { checkFiles, checkMaterials, type GivenPaper } from './check-papers.ts';
import { CLOCK_STANDS, dueBy, fromDay } from './deadlines.ts';
import type { OfficeHours } from './document/load-matters.ts';
import {
  NO_OFFICE,
  NOT_ABOUT_HIM,
  NOT_DELEGATED,
  NOT_OFFERED_HERE,
  OPEN_ALREADY,
  WHO_IS_MISSING,
  WRONG_APPLICANT,
} from './errors.ts';
import type { Shelved } from './matter-shelf.ts';
import type { Applicant, Case, CaseId, Channel, Field, Form, Matter } from './model.ts';
import type { OpenCase } from './store/cases.ts';
import type { KnownFile } from './store/papers.ts';
import { countsFrom } from './working-time.ts';

/** What somebody brings. */
export type Submission = {
  readonly key: string;
  readonly matter: string;
  readonly person: PersonId | null;
  readonly provider: ProviderId | null;
  readonly applicant: Applicant;
  readonly form: Form;
  readonly papers: readonly GivenPaper[];
  /** Materials promised in writing. */
  readonly promised: readonly string[];
  /** It is known that the same is under way, and this is meant besides. */
  readonly again?: boolean | undefined;
};

export type SubmissionFacts = {
  readonly area: AreaCode;
  readonly caller: Caller;
  readonly submission: Submission;
  readonly shelved: Shelved;
  readonly id: CaseId;
  readonly now: string;
  readonly calendar: Calendar;
  readonly hours: OfficeHours;
  readonly acceptedAt: OfficePath;
  readonly home: OfficePath;
  /** Those of the two that exist and are open. */
  readonly offices: ReadonlyMap<OfficePath, Office>;
  readonly openAlike: readonly OpenCase[];
  readonly files: ReadonlyMap<string, KnownFile>;
  /** Filled from what is known, where the applicant wrote nothing. */
  readonly prefilled: Form;
};

/** A case as it begins, waiting to be accepted; or the first thing that speaks against it. */
export function buildCase(given: SubmissionFacts): Case {
  const { submission, shelved, caller } = given;
  const { matter, hash } = shelved;
  const { person, provider, applicant, promised } = submission;
  const channel = channelOf(given);
  checkPlace(given, channel);
  checkApplicant(matter, submission, caller);
  const answers = written(submission.form);
  const form = readForm(matter, { ...stillKnown(matter, given.prefilled, answers), ...answers });
  checkMaterials(matter, { form, papers: submission.papers, promised });
  checkFiles(submission.papers, given.files);
  const [open] = given.openAlike;
  if (open && !submission.again) {
    throw new Rejection(OPEN_ALREADY, { number: open.number, office: open.acceptedAt });
  }
  return {
    ...{ id: given.id, number: '', matter: matter.code, document: hash },
    ...{ person, provider, applicant, channel, promised, form },
    ...{ state: 'submitted', step: null, office: given.acceptedAt, acceptedAt: given.acceptedAt },
    ...{ home: given.home, assignee: null, openedBy: caller.id, submittedAt: given.now },
    ...{ acceptedOn: null, decidedAt: null, endedAt: null, ...CLOCK_STANDS, ...acceptance(given) },
    ...{ daysLeft: null, stepDaysLeft: null, returns: 0, escalations: 0, chases: 0 },
    ...{ confidential: matter.confidential, result: {}, excluded: [], version: 1 },
  };
}

/** What is left open in a form is what is known; only what was written stands against it. */
function written(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null));
}

/** Whoever names another county does not live in the township of the one that is known. */
function stillKnown({ fields }: Matter, known: Form, answers: Form): Form {
  const moved = ({ of }: Field) =>
    of !== null && 'field' in of && (answers[of.field] ?? known[of.field]) !== known[of.field];
  const dropped = fields.filter(moved).map(({ name }) => name);
  return Object.fromEntries(Object.entries(known).filter(([name]) => !dropped.includes(name)));
}

/** How long it may wait to be looked at. */
export function acceptance({
  now,
  calendar,
  hours,
}: Pick<SubmissionFacts, 'now' | 'calendar' | 'hours'>) {
  const from = countsFrom(now, calendar, hours);
  const days = hours.acceptWithin;
  return dueBy(null, fromDay(from, days, calendar), { days, calendar });
}

function channelOf({ caller, acceptedAt }: SubmissionFacts): Channel {
  return caller.person ? 'online' : levelOf(acceptedAt);
}

/** Only the levels that the document names, and below a county only what is delegated to that very office. */
function checkPlace({ shelved, acceptedAt, offices }: SubmissionFacts, channel: Channel): void {
  const { matter } = shelved;
  const office = offices.get(acceptedAt);
  if (!office) throw new Rejection(NO_OFFICE, { office: acceptedAt });
  const facts = { matter: matter.code, nameZh: matter.names.zh, nameEn: matter.names.en };
  if (!matter.channels.includes(channel)) {
    throw new Rejection(NOT_OFFERED_HERE, { ...facts, channel });
  }
  if (channel !== 'station' && channel !== 'township') return;
  if (matter.delegated !== null && office.delegated.includes(matter.delegated)) return;
  throw new Rejection(NOT_DELEGATED, { ...facts, office: office.name });
}

/** The insured person is known; a tip may come from anybody, who need not say who he is. */
const NEEDS_NO_NAME: readonly Applicant['kind'][] = ['insured', 'anybody'];

function checkApplicant(matter: Matter, submission: Submission, caller: Caller): void {
  const { applicant, person, provider } = submission;
  if (!matter.applicants.includes(applicant.kind)) {
    throw new Rejection(WRONG_APPLICANT, { applicant: applicant.kind });
  }
  const missing = { person: person === null, provider: provider === null, nobody: false };
  if (missing[matter.concerns]) throw new Rejection(WHO_IS_MISSING, { concerns: matter.concerns });
  const named = NEEDS_NO_NAME.includes(applicant.kind) || applicant.name.trim() !== '';
  if (!named) throw new Rejection(WHO_IS_MISSING, { concerns: applicant.kind });
  if (actsForChild(caller) && applicant.kind !== guardianKind(matter)) {
    throw new Rejection(WRONG_APPLICANT, { applicant: applicant.kind });
  }
  // On the telephone everybody acts for himself, or for the child whose guardian he is.
  if (caller.person && person !== null && person !== caller.person) {
    throw new Rejection(NOT_ABOUT_HIM);
  }
}
