import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { PersonId } from '../../kernel/ids.ts';
import { formatYuan, yuan } from '../../kernel/money.ts';
import {
  addPerson,
  billRequest,
  openBill,
  settlementWorld,
} from '../../money/settlement/testing.ts';
import { clockFrom } from '../../platform/clock.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import { decideWarnings } from './decide-warnings.ts';
import { listTasks, listWarnings } from './store.ts';
import { assignTask, figuresOf, finishTask, watchBurden } from './watch.ts';

const FIGURES = fileURLToPath(new URL('../../../matters/figures', import.meta.url));
const world = await settlementWorld();
const { database } = world;
let today = '2025-10-15';
const clock = clockFrom(() => new globalThis.Date(`${today}T04:00:00Z`));
const deps = { database, clock, ids: world.ids, figures: loadFigures(FIGURES) };
const all = { year: 2025, level: null, person: null, followed: null, limit: 50, offset: 0 };
const refused = (code: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code }) });

async function settled(person: PersonId, amount: string, month = '10') {
  const [startedOn, endedOn] = [`2025-${month}-01`, `2025-${month}-10`];
  const bill = await openBill(world, person, { lines: { C: amount }, startedOn, endedOn });
  await world.settlements.settle(await billRequest(world, bill));
}

test('a level warns from one fen over its line on, and of its groups alone', () => {
  const figures = figuresOf(deps);
  const person = 'P' as PersonId;
  const at = (paid: string, groups: string[] = []) =>
    decideWarnings([{ person, paid: yuan(paid), groups }], figures).map(({ level }) => level);
  expect(at('8500.01')).toEqual([]);
  expect(at('8500.00', ['destitute'])).toEqual([]);
  expect(at('8500.01', ['destitute'])).toEqual(['watch']);
  expect(at('17000.00')).toEqual([]);
  expect(at('17000.01')).toEqual(['heavy']);
  expect(at('30000.01', ['monitored'])).toEqual(['watch', 'heavy', 'grave']);
});

test('who paid too much is listed once, followed up, and the result is measured later', async () => {
  const poor = await addPerson(world, { groups: ['destitute'] });
  const rich = await addPerson(world);
  const little = await addPerson(world);
  await settled(poor, '9000.00');
  await settled(rich, '31000.00');
  await settled(little, '9000.00');
  await watchBurden(deps);
  await watchBurden(deps);
  const { rows, total } = await listWarnings(database.sql, all);
  expect(total).toBe(3);
  expect(rows.map(({ person, level }) => [person, level]).sort()).toEqual(
    [
      [poor, 'watch'],
      [rich, 'grave'],
      [rich, 'heavy'],
    ].sort(),
  );
  expect(formatYuan(rows[0]?.ownPaid ?? yuan('0'))).toBe('31000.00');

  const warning = rows.find(({ person }) => person === poor)?.id ?? '';
  const asked = {
    key: 'assign-1',
    warning,
    measure: 'aid-claim',
    assignedTo: 'clerk',
    dueOn: null,
    note: '',
    by: 'o',
  };
  const id = await assignTask(deps, asked);
  expect(await assignTask(deps, asked)).toBe(id);
  await expect(assignTask(deps, { ...asked, measure: 'visit' })).rejects.toEqual(
    refused('burden.key_used'),
  );
  await expect(assignTask(deps, { ...asked, measure: 'gift' })).rejects.toEqual(
    refused('burden.unknown_measure'),
  );
  await expect(assignTask(deps, { ...asked, dueOn: '2025-10-14' })).rejects.toEqual(
    refused('burden.due_in_past'),
  );
  await expect(assignTask(deps, { ...asked, warning: id })).rejects.toEqual(
    refused('burden.unknown_warning'),
  );
  expect((await listWarnings(database.sql, { ...all, followed: 'assigned' })).total).toBe(1);
  expect((await listWarnings(database.sql, { ...all, followed: 'waiting' })).total).toBe(2);

  const done = { id, by: 'clerk', note: '已递交救助申请' };
  await finishTask(deps, done);
  await finishTask(deps, done);
  await expect(finishTask(deps, { ...done, by: 'another' })).rejects.toEqual(
    refused('burden.already_done'),
  );
  await expect(finishTask(deps, { ...done, id: warning })).rejects.toEqual(
    refused('burden.unknown_task'),
  );
  await settled(poor, '500.00', '11');
  today = '2026-01-14';
  await watchBurden(deps);
  const search = { warning, assignedTo: null, state: null, limit: 9, offset: 0 };
  expect((await listTasks(database.sql, search))[0]?.state).toBe('done');
  today = '2026-01-15';
  await watchBurden(deps);
  const [task] = await listTasks(database.sql, search);
  expect(task).toMatchObject({
    state: 'measured',
    months: 3,
    dueOn: '2025-10-25',
    measuredOn: today,
  });
  expect([task?.paidBefore, task?.paidAfter]).toEqual([yuan('9000.00'), yuan('500.00')]);
});

test('an area without such figures watches nobody, and says so when asked', async () => {
  const none = { ...deps, figures: figureShelf([]) };
  await watchBurden(none);
  expect(() => figuresOf(none)).toThrow('burden.no_figures');
});
