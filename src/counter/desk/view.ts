import { type Static, Type } from 'typebox';
import type { Office } from '../offices/index.ts';
import type { Results, SeenEvent, Supervision } from './model.ts';
import type { Shared } from './share-answers.ts';

const Count = Type.Integer({ minimum: 0 });
const OfficeName = Type.Object({
  path: Type.String(),
  level: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
});
const DueView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  matter: Type.String(),
  state: Type.String(),
  office: Type.String(),
  assignee: Type.Union([Type.String(), Type.Null()]),
  stepDueOn: Type.String(),
  soon: Type.Boolean(),
  dueOn: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
});

export const SupervisionView = Type.Object({
  /** When it was counted: a few seconds ago at most. */
  asOf: Type.String(),
  today: Type.String(),
  names: Type.Array(OfficeName),
  offices: Type.Array(
    Type.Object({
      office: Type.String(),
      open: Count,
      late: Count,
      soon: Count,
      unassigned: Count,
    }),
  ),
  people: Type.Array(
    Type.Object({ account: Type.String(), open: Count, late: Count, soon: Count }),
  ),
  heat: Type.Array(Type.Object({ home: Type.String(), open: Count, late: Count })),
  due: Type.Array(DueView),
});
export type SupervisionView = Static<typeof SupervisionView>;

const InTime = { ended: Count, onTime: Count };
export const ResultsView = Type.Object({
  asOf: Type.String(),
  from: Type.String(),
  until: Type.String(),
  names: Type.Array(OfficeName),
  matters: Type.Array(Type.Object({ matter: Type.String(), ...InTime })),
  offices: Type.Array(Type.Object({ office: Type.String(), ...InTime })),
  people: Type.Array(Type.Object({ account: Type.String(), steps: Count, onTime: Count })),
});
export type ResultsView = Static<typeof ResultsView>;

export const EventView = Type.Object({
  /** Of the case and the step in it. */
  id: Type.String(),
  caseId: Type.String(),
  seq: Type.Integer(),
  number: Type.String(),
  matter: Type.String(),
  act: Type.String(),
  actor: Type.String(),
  role: Type.String(),
  office: Type.Union([Type.String(), Type.Null()]),
  at: Type.String(),
  state: Type.String(),
});
export type EventView = Static<typeof EventView>;

export function eventView(event: SeenEvent): EventView {
  return { id: `${event.caseId}/${event.seq}`, ...event };
}

export function supervisionView(
  { asOf, answer }: Shared<Supervision>,
  beside: { readonly today: string; readonly names: readonly NamedOffice[] },
): SupervisionView {
  return {
    asOf,
    today: beside.today,
    names: beside.names.map(officeName),
    offices: [...answer.offices],
    people: [...answer.people],
    heat: [...answer.heat],
    due: [...answer.due],
  };
}

export function resultsView(
  { asOf, answer }: Shared<Results>,
  beside: { readonly from: string; readonly until: string; readonly names: readonly NamedOffice[] },
): ResultsView {
  return {
    asOf,
    from: beside.from,
    until: beside.until,
    names: beside.names.map(officeName),
    matters: [...answer.matters],
    offices: [...answer.offices],
    people: [...answer.people],
  };
}

type NamedOffice = Pick<Office, 'path' | 'level' | 'name' | 'nameEn'>;

function officeName({ path, level, name, nameEn }: NamedOffice) {
  return { path, level, name, nameEn };
}
