import { expect, test } from 'vitest';
import { day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { figureShelf, loadFigures } from '../../rules/figures/index.ts';
import type { CaseId, CaseState } from '../matters/index.ts';
import {
  addInsured,
  counterWorld,
  effectNamed,
  openCase,
  runEffect,
} from '../matters/testing-case.ts';
import { checkObjection, type Original } from './check-objection.ts';
import { objectionEffects } from './index.ts';

const world = await counterWorld();
const figures = loadFigures('matters/figures');
const reopened: string[] = [];
const effectWith = (shelf = figures) =>
  effectNamed(
    objectionEffects({
      ...world,
      effects: [],
      figures: shelf,
      reopen: async (_, { id, reason }) => reopened.push(`${id} ${reason}`),
    }),
    'objection',
  );

async function decided(person: PersonId, state: CaseState = 'refused') {
  const endedAt = state === 'open' ? null : '2025-06-20T02:00:00Z';
  const step = state === 'open' ? 0 : null;
  const { case: one } = await openCase(world, { person, change: { state, step, endedAt } });
  return one;
}

async function object(person: PersonId, named: string, effect = effectWith()) {
  const form = { case: named, grounds: '示范理由' };
  return runEffect(world, effect, await openCase(world, { matter: 'objection', person, form }));
}

test('an objection in time opens the case again, once', async () => {
  const { id: person } = await addInsured(world);
  const original = await decided(person);
  expect(await object(person, original.number)).toEqual({
    result: { original: original.id, originalNumber: original.number },
  });
  expect(reopened).toEqual([`${original.id} 示范理由`]);
  await expect(object(person, original.id)).rejects.toThrow('objections.made_already');
});

test('objections.unknown_case, also for the case of somebody else', async () => {
  const { id: person } = await addInsured(world);
  const { id: other } = await addInsured(world);
  const original = await decided(other);
  await expect(object(person, original.number)).rejects.toThrow('objections.unknown_case');
  await expect(object(person, 'none')).rejects.toThrow('objections.unknown_case');
});

test('objections.not_decided', async () => {
  const { id: person } = await addInsured(world);
  for (const state of ['open', 'withdrawn'] as const) {
    const original = await decided(person, state);
    await expect(object(person, original.number)).rejects.toThrow('objections.not_decided');
  }
});

test('objections.no_figures', async () => {
  const { id: person } = await addInsured(world);
  const original = await decided(person);
  await expect(object(person, original.number, effectWith(figureShelf([])))).rejects.toThrow(
    'objections.no_figures',
  );
});

const person = 'P1' as PersonId;
const original: Original = {
  ...{ id: 'c' as CaseId, number: 'N', effect: 'x', person, state: 'done', objected: false },
  endedOn: day('2025-07-01'),
};
const on = (madeOn: string, change: Partial<Original> = {}) => {
  const anew = new Set(['x']);
  const objecting = { named: 'N', person, madeOn: day(madeOn), days: 60, anew };
  return checkObjection({ ...original, ...change }, objecting);
};

test('the sixtieth day is in time and the next is not', () => {
  expect(on('2025-08-30')).toMatchObject({ id: 'c' });
  expect(() => on('2025-08-31')).toThrow('objections.too_late');
});

test('what cannot be decided anew is objected to while nothing was carried out', async () => {
  expect(() => on('2025-07-02', { effect: 'y' })).toThrow('objections.carried_out');
  for (const state of ['refused', 'not-accepted'] as const) {
    expect(on('2025-07-02', { effect: 'y', state })).toMatchObject({ state });
  }
  const { id } = await addInsured(world);
  const original = await decided(id, 'done');
  await expect(object(id, original.number)).rejects.toThrow('objections.carried_out');
});

test('objections.not_against_this', () => {
  expect(() => on('2025-07-02', { effect: 'objection' })).toThrow('objections.not_against_this');
});
