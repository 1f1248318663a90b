import { Type } from 'typebox';
import type { AreaCode } from '../../kernel/ids.ts';
import { formatYuan } from '../../kernel/money.ts';
import { HELP_OUTCOMES, listHelps } from '../../money/premium/index.ts';
import { pageAnswer, pageFields, pageOf, personsShown } from '../../platform/http/paging.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { payDifference } from './include-members.ts';
import type { FeedWorld } from './read-feeds.ts';
import { HelpView, helpView } from './view-helps.ts';

type Of = (area: AreaCode) => FeedWorld;

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** What lists did about premiums, and what of it somebody has to look at. */
export function helpRows(of: Of): Route[] {
  return [
    route({
      method: 'GET',
      path: '/feeds/helps',
      permission: 'feed.read',
      summary:
        'Help with premiums that followed from lists and decisions: without an outcome what somebody has to look at, differences and refusals',
      query: Type.Object({
        ...pageFields,
        outcome: Type.Optional(Type.Enum([...HELP_OUTCOMES])),
        open: Type.Optional(Type.Boolean({ description: 'Without differences that are paid' })),
      }),
      answer: pageAnswer(HelpView),
      person: personsShown,
      async handle({ area, query }) {
        const { database, word } = of(area);
        const { outcome = null, open = false } = query;
        const { rows, total } = await listHelps(database.sql, { outcome, open }, pageOf(query));
        return { rows: rows.map((row) => helpView(row, word)), total };
      },
    }),
    route({
      method: 'POST',
      path: '/feeds/helps/:id/payments',
      permission: 'settlement.correct',
      summary:
        'Records that a person gets back what he paid for a premium although it should have been given; once, however often sent',
      params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
      body: Type.Object({
        key: Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9._:-]+$' }),
        account: Type.Object({
          holder: Text(60),
          bank: Text(100),
          number: Type.String({ pattern: '^[0-9]{8,32}$' }),
        }),
      }),
      answer: Type.Object({ id: Type.String(), person: Type.String(), amount: Type.String() }),
      person: (_, answer) => (answer as { person: string }).person,
      async handle({ area, caller, params, body }) {
        const told = { help: params.id, account: body.account, by: caller.id };
        const { id, person, amount } = await payDifference(of(area), told);
        return { id, person: person ?? '', amount: formatYuan(amount) };
      },
    }),
  ];
}
