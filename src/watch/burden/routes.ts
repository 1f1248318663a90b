import { type Static, Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan, type Money } from '../../kernel/money.ts';
import { maskName } from '../../people/enrolment/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { thresholdOf } from './decide-warnings.ts';
import type { BurdenDeps } from './model.ts';
import { listTasks, listWarnings, type ShownTask } from './store.ts';
import { assignTask, figuresOf, finishTask } from './watch.ts';

type Of = (area: AreaCode) => BurdenDeps;

const Text = Type.String();
const OrNull = Type.Union([Text, Type.Null()]);
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Key = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9._:-]+$' });
const Named = Type.Object({ code: Text, zh: Text, en: Text });
const STATES = ['assigned', 'done', 'measured'] as const;

const FiguresView = Type.Object({
  income: Text,
  levels: Type.Array(Type.Object({ ...Named.properties, threshold: Text })),
  measures: Type.Array(Named),
  followUpDays: Type.Integer(),
  measureMonths: Type.Integer(),
  source: Text,
});
export type FiguresView = Static<typeof FiguresView>;
const WarningView = Type.Object({
  id: Text,
  person: Text,
  name: Text,
  county: Text,
  year: Type.Integer(),
  level: Text,
  threshold: Text,
  ownPaid: Type.String({ description: 'When the line was crossed' }),
  paidNow: Type.String({ description: 'As it stands' }),
  warnedOn: Text,
  tasks: Type.Integer(),
  open: Type.Integer(),
});
export type WarningView = Static<typeof WarningView>;
const TaskView = Type.Object({
  id: Text,
  warning: Text,
  person: Text,
  name: Text,
  measure: Text,
  assignedTo: Text,
  assignedBy: Text,
  assignedOn: Text,
  dueOn: Text,
  state: Type.Enum([...STATES]),
  doneOn: OrNull,
  doneBy: OrNull,
  note: Text,
  months: Type.Union([Type.Integer(), Type.Null()]),
  paidBefore: OrNull,
  paidAfter: OrNull,
  measuredOn: OrNull,
});
export type TaskView = Static<typeof TaskView>;

export function burdenRoutes(of: Of): Route[] {
  return [figuresRow(of), warningsRow(of), tasksRow(of), assignRow(of), doneRow(of)];
}

function figuresRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/burden/figures',
    permission: 'feed.read',
    summary: 'From when on own payments of a year are watched, and what may follow',
    answer: FiguresView,
    person: null,
    async handle({ area }) {
      const figures = figuresOf(of(area));
      const { income, levels, measures, followUpDays, measureMonths, source } = figures;
      return {
        ...{ income: formatYuan(income), followUpDays, measureMonths, source },
        measures: [...measures],
        levels: levels.map((level) => ({
          ...{ code: level.code, zh: level.zh, en: level.en },
          threshold: formatYuan(thresholdOf(level, figures)),
        })),
      };
    },
  });
}

function warningsRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/burden/warnings',
    permission: 'feed.read',
    summary: 'Whose own payments of a year went over a line, the most first',
    query: Type.Object({
      ...pageFields,
      year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
      level: Type.Optional(Type.String({ maxLength: 40 })),
      person: Type.Optional(Type.String({ maxLength: 40 })),
      followed: Type.Optional(Type.Enum(['waiting', 'assigned', 'done'])),
    }),
    answer: pageAnswer(WarningView),
    person: personsShown,
    async handle({ area, query }) {
      const { database, clock } = of(area);
      const { year = Number(clock.today().slice(0, 4)), level = null, person = null } = query;
      const search = { year, level, person, followed: query.followed ?? null, ...pageOf(query) };
      const { rows, total } = await listWarnings(database.sql, search);
      const shown = rows.map(({ name, threshold, ownPaid, paidNow, ...row }) => ({
        ...row,
        name: maskName(name),
        threshold: formatYuan(threshold),
        ownPaid: formatYuan(ownPaid),
        paidNow: formatYuan(paidNow),
      }));
      return { rows: shown, total };
    },
  });
}

function taskView({ name, paidBefore, paidAfter, ...task }: ShownTask) {
  const shown = (amount: Money | null) => (amount === null ? null : formatYuan(amount));
  return {
    ...task,
    name: maskName(name),
    paidBefore: shown(paidBefore),
    paidAfter: shown(paidAfter),
  };
}

function tasksRow(of: Of): Route {
  return route({
    method: 'GET',
    path: '/burden/tasks',
    permission: 'feed.read',
    summary: 'What follows from warnings, by whom and until when, and what came of it',
    query: Type.Object({
      ...pageFields,
      warning: Type.Optional(Id),
      assignedTo: Type.Optional(Type.String({ maxLength: 80 })),
      state: Type.Optional(Type.Enum([...STATES])),
    }),
    answer: Type.Array(TaskView),
    person: (_, answer) => (answer as { person: string }[]).map(({ person }) => person),
    async handle({ area, query }) {
      const { warning = null, assignedTo = null, state = null } = query;
      const search = { warning, assignedTo, state, ...pageOf(query) };
      return (await listTasks(of(area).database.sql, search)).map(taskView);
    },
  });
}

function assignRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/burden/warnings/:id/tasks',
    permission: 'feed.write',
    summary: 'Gives somebody a measure that follows from a warning',
    params: Type.Object({ id: Id }),
    body: Type.Object({
      key: Key,
      measure: Type.String({ maxLength: 40 }),
      assignedTo: Type.String({ minLength: 1, maxLength: 80 }),
      dueOn: Type.Optional(Type.String({ maxLength: 10 })),
      note: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    answer: Type.Object({ id: Text }),
    person: null,
    async handle({ area, caller, params, body }) {
      const { dueOn = null, note = '', ...rest } = body;
      const asked = { ...rest, dueOn, note, warning: params.id, by: caller.id };
      return { id: await assignTask(of(area), asked) };
    },
  });
}

function doneRow(of: Of): Route {
  return route({
    method: 'POST',
    path: '/burden/tasks/:id/done',
    permission: 'feed.write',
    summary: 'Says that a measure was taken; what it changed is compared months later',
    params: Type.Object({ id: Id }),
    body: Type.Object({ key: Key, note: Type.String({ minLength: 1, maxLength: 500 }) }),
    answer: Type.Object({ id: Text }),
    person: null,
    async handle({ area, caller, params, body }) {
      await finishTask(of(area), { id: params.id, by: caller.id, note: body.note });
      return { id: params.id };
    },
  });
}
