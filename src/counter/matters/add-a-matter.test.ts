import { expect, test } from 'vitest';
import { idSource } from '../../platform/id-source.ts';
import { statutoryCalendar } from '../../rules/calendar/index.ts';
import { effect } from './effect.ts';
import { createMatterShelf } from './matter-shelf.ts';
import { createMatters } from './matters.ts';
import { showCase } from './show-case.ts';
import { bookOf, COUNTY, matterWorld, officer, PERSON } from './testing.ts';

/** All that a new matter is: a page that a clerk can read … */
const CARD = `
code: lost-card
from: 2025-01-01
names: { zh: 示范挂失, en: Example loss of a card }
group: test
summary: { zh: 示范, en: An example }
source: 'assumed: test'
applicants: [insured]
concerns: person
channels: [county]
fields:
  - { name: card, kind: text, label: { zh: 卡号, en: Card }, required: true }
  - { name: phone, kind: phone, label: { zh: 电话, en: Phone }, fetched: person.phone }
steps:
  - { code: decide, label: { zh: 审核, en: Review }, role: clerk, at: accepting, workingDays: 1 }
deadline: { workingDays: 1, until: decided, statutory: 示范 }
effect: lose-card
notices: [approved]
retentionYears: 5
`;

test('a matter is added by a document and one effect, and has its form, queue, clock and trace', async () => {
  const world = await matterWorld();
  const { database, clock } = { database: world.database, clock: world.matters.clock };
  const lost: string[] = [];
  // … and one function.
  const loseCard = effect<string>({
    name: 'lose-card',
    prepare: async ({ case: one }) => `card ${String(one.form.card)}`,
    async carryOut(_, __, prepared) {
      lost.push(prepared);
      return { result: { lost: prepared } };
    },
  });
  const book = bookOf(CARD);
  const matters = createMatters({
    ...{ database, clock, ids: idSource(clock), calendar: statutoryCalendar },
    ...{ hours: book.hours, delegated: [], notify: null, colleagues: null },
    secret: Buffer.alloc(32),
    shelf: createMatterShelf(book, [loseCard]),
  });
  const clerk = officer('a.clerk', 'counter-clerk', COUNTY);
  const id = await matters.submit(clerk, {
    ...{ key: 'a-lost-card', matter: 'lost-card', person: PERSON, provider: null },
    applicant: { kind: 'insured', name: '', phone: null, relation: null },
    ...{ form: { card: 'DEMO1', phone: '13900000000' }, papers: [], promised: [] },
  });
  const act = (name: 'take' | 'approve', version: number) =>
    matters.act({ id, caller: clerk, request: { key: `${name}-card`, version, act: name } });
  const open = await showCase(matters, id, clerk);
  expect(open).toMatchObject({
    ...{
      state: 'open',
      dueOn: '2025-09-16',
      colour: 'amber',
      acts: ['take', 'withdraw', 'note', 'add-papers'],
    },
    ...{ masked: true, form: { card: 'DEMO1', phone: '139****0000' } },
    fields: [
      { name: 'card', label: { zh: '卡号' } },
      { name: 'phone', personal: true },
    ],
  });
  await act('take', open.version);
  const taken = await showCase(matters, id, clerk);
  expect(taken).toMatchObject({ masked: false, form: { phone: '13900000000' } });
  expect(taken.acts).toContain('approve');
  await act('approve', taken.version);
  const done = await showCase(matters, id, clerk);
  expect(done).toMatchObject({ state: 'done', result: { lost: 'card DEMO1' }, acts: [] });
  expect(done.trace.map(({ act: name }) => name)).toEqual(
    'submit accept take approve carry-out'.split(' '),
  );
  expect(lost).toEqual(['card DEMO1']);
});
