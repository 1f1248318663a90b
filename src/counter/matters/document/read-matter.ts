import {
  APPLICANTS,
  CHANNELS,
  type Condition,
  FIELD_KINDS,
  type Field,
  type FieldKind,
  LEVELS,
  type Material,
  type Matter,
  type MatterCode,
  NOTICE_EVENTS,
  STEP_ROLES,
  type Step,
} from '../model.ts';
import type { Reader } from './reader.ts';

const YEARS_MAX = 100;
const WORKING_DAYS_MAX = 250;

/** Kinds that are numbers of a person; sealed and masked whatever the document says. */
const PERSONAL_KINDS: readonly FieldKind[] = ['phone', 'id-number', 'account'];

/** One document, from YAML or from the canonical text that a case is pinned to. */
export function readMatter(at: Reader): Matter {
  const matter = {
    code: at.code('code') as MatterCode,
    from: at.day('from'),
    names: at.names('names'),
    group: at.code('group'),
    summary: at.names('summary'),
    source: at.text('source'),
    applicants: at.someOf('applicants', APPLICANTS),
    concerns: at.oneOf('concerns', ['person', 'provider', 'nobody']),
    channels: at.someOf('channels', CHANNELS),
    delegated: at.textOr('delegated', null),
    fields: at.list('fields', readField),
    materials: at.list('materials', readMaterial),
    steps: at.list('steps', readStep),
    deadline: at.inner('deadline', (deadline) => ({
      workingDays: deadline.whole('workingDays', WORKING_DAYS_MAX),
      until: deadline.oneOf('until', ['decided', 'paid']),
      statutory: deadline.text('statutory'),
    })),
    automatic: at.flag('automatic'),
    money: at.flag('money'),
    confidential: at.flag('confidential'),
    unnamed: at.textOr('unnamed', null),
    effect: at.code('effect'),
    notices: at.someOf('notices', NOTICE_EVENTS),
    fee: at.fen('fee'),
    retentionYears: at.whole('retentionYears', YEARS_MAX),
  } satisfies Matter;
  at.end();
  return matter;
}

function readField(at: Reader): Field {
  const kind = at.oneOf('kind', FIELD_KINDS);
  const numbers = PERSONAL_KINDS.includes(kind);
  if (numbers && at.has('personal') && !at.flag('personal')) {
    at.wrong('personal', `a field of the kind ${kind} is personal always`);
  }
  return {
    name: at.code('name'),
    kind,
    label: at.names('label'),
    hint: at.has('hint') ? at.names('hint') : null,
    required: at.flag('required'),
    choices: at.list('choices', (choice) => ({
      value: choice.code('value'),
      zh: choice.text('zh'),
      en: choice.text('en'),
    })),
    of: at.has('of') ? at.inner('of', readOf) : null,
    when: at.list('when', readCondition),
    fetched: at.textOr('fetched', null),
    personal: at.flag('personal') || numbers,
  };
}

function readOf(at: Reader): NonNullable<Field['of']> {
  return at.has('field') ? { field: at.code('field') } : { kind: at.code('kind') };
}

function readCondition(at: Reader): Condition {
  return { field: at.code('field'), is: at.texts('is') };
}

function readMaterial(at: Reader): Material {
  return {
    code: at.code('code'),
    label: at.names('label'),
    fetched: at.textOr('fetched', null),
    required: at.flag('required'),
    promise: at.flag('promise'),
    when: at.list('when', readCondition),
  };
}

function readStep(at: Reader): Step {
  return {
    code: at.code('code'),
    label: at.names('label'),
    role: at.oneOf('role', STEP_ROLES),
    at: at.oneOf('at', [...LEVELS, 'accepting'] as const),
    workingDays: at.whole('workingDays', WORKING_DAYS_MAX),
  };
}
