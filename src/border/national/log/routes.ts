import { type Static, Type } from 'typebox';
import { isDay } from '../../../kernel/days.ts';
import type { AreaCode, PersonId, ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { maskName } from '../../../people/enrolment/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../../platform/http/paging.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import { BAD_DAY, UNKNOWN_MESSAGE } from '../errors.ts';
import {
  findMessage,
  type LoggedMessage,
  listMessages,
  type MessageSearch,
  OUTCOMES,
} from './find-messages.ts';

export type MessageRouteDeps = { readonly database: AreaDatabase; readonly clock: Clock };

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const MessageSummary = Type.Object({
  id: Type.String(),
  receivedAt: Type.String(),
  provider: Named,
  transaction: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  message: Type.String(),
  operator: Type.String(),
  person: orNull(Named),
  registration: orNull(Type.String()),
  outcome: Type.Enum([...OUTCOMES]),
  code: orNull(Type.String()),
  millis: Type.Integer(),
});
export type MessageSummary = Static<typeof MessageSummary>;

export const MessageView = Type.Object({
  ...MessageSummary.properties,
  /** What the sender was told when it was refused. */
  sentence: orNull(Type.String()),
  request: Type.String({ description: 'As received; identity numbers, phones, vouchers masked' }),
  answer: Type.String(),
});
export type MessageView = Static<typeof MessageView>;

const Query = Type.Object({
  provider: Text,
  person: Text,
  registration: Text,
  transaction: Text,
  message: Text,
  outcome: Type.Optional(Type.Enum([...OUTCOMES])),
  from: Type.Optional(Type.String({ maxLength: 10 })),
  until: Type.Optional(Type.String({ maxLength: 10 })),
  ...pageFields,
});

/** The message log for those who have to find out what happened: a desk's own, the agency's whole area. */
export function messageRoutes(of: (area: AreaCode) => MessageRouteDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/messages',
      permission: 'message.read',
      summary:
        'Messages of the national interface by provider, person, visit, number, day, outcome',
      query: Query,
      answer: pageAnswer(MessageSummary),
      person: personsShown,
      async handle({ area, query }) {
        const { database, clock } = of(area);
        const { rows, total } = await listMessages(database.sql, searchOf(query, clock));
        return { rows: rows.map(summary), total };
      },
    }),
    route({
      method: 'GET',
      path: '/messages/:id',
      permission: 'message.read',
      summary: 'One message with its answer',
      params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
      answer: MessageView,
      person: (_, answer) => (answer as MessageView).person?.id ?? null,
      async handle({ area, params }): Promise<MessageView> {
        const found = await findMessage(of(area).database.sql, params.id);
        if (!found) throw new Rejection(UNKNOWN_MESSAGE, { message: params.id });
        const { request, answer } = found;
        return { ...summary(found), sentence: sentenceOf(answer), request, answer };
      },
    }),
  ];
}

/** Without a person, a visit or a message there must be days: today's, unless others are named. */
function searchOf(query: Static<typeof Query>, clock: Clock): MessageSearch {
  const { person, registration, message, from, until } = query;
  const named = person ?? registration ?? message;
  const ever = named !== undefined && from === undefined && until === undefined;
  const first = dayOf(from ?? until ?? clock.today());
  const last = dayOf(until ?? from ?? clock.today());
  return {
    provider: (query.provider ?? null) as ProviderId | null,
    person: (person ?? null) as PersonId | null,
    registration: registration ?? null,
    transaction: query.transaction ?? null,
    message: message ?? null,
    outcome: query.outcome ?? null,
    days: ever ? null : { from: first, until: last },
    ...pageOf(query),
  };
}

function dayOf(text: string) {
  if (!isDay(text)) throw new Rejection(BAD_DAY, { day: text });
  return text;
}

function summary(row: LoggedMessage): MessageSummary {
  const { id, receivedAt, transaction, message, operator, registration } = row;
  const { provider, person, outcome, code, millis } = row;
  const spec = nationalCatalogue().find(transaction);
  return {
    ...{ id, receivedAt, transaction, message, operator, registration, outcome, code, millis },
    provider: { id: provider, name: row.providerName ?? provider },
    nameZh: spec?.zh ?? transaction,
    nameEn: spec?.en ?? transaction,
    person: person && { id: person, name: maskName(row.personName ?? '') },
  };
}

/** Long answers are cut in the log, so it is looked for as text. */
function sentenceOf(answer: string): string | null {
  const [, found] = /"err_msg":("(?:[^"\\]|\\.)*")/.exec(answer) ?? [];
  return found === undefined ? null : (JSON.parse(found) as string);
}
