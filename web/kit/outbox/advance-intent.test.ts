import { expect, test } from 'vitest';
import { advanceIntent, pauseAfter } from './advance-intent.ts';
import type { Intent, IntentEvent, IntentState } from './model.ts';

const REFUSAL = { code: 'settlement.already_settled', facts: {}, zh: '已结算', en: 'Settled' };

const fresh: Intent = {
  ...{
    id: 'K1',
    kind: 'settle',
    subject: 'encounter:E1',
    label: '展*甲 23.40',
    path: '/settlements',
  },
  ...{ body: { key: 'K1' }, keeps: { settlement: ['settlements.0.id', 'reversals.0.id'] } },
  ...{ doneBefore: [], state: 'waiting', uncertain: false, attempts: 0, nextAt: 0, madeAt: 0 },
  ...{ endedAt: null, result: {}, refusal: null },
};

const IN: Readonly<Record<IntentState, Intent>> = {
  waiting: fresh,
  sending: { ...fresh, state: 'sending', attempts: 1 },
  unknown: { ...fresh, state: 'unknown', attempts: 1, uncertain: true, nextAt: 9_000 },
  held: { ...fresh, state: 'held', attempts: 1 },
  done: { ...fresh, state: 'done', attempts: 1, body: null, endedAt: 1 },
  refused: { ...fresh, state: 'refused', attempts: 1, body: null, endedAt: 1, refusal: REFUSAL },
};

const answer = { settlements: [{ id: 'S1' }] };
const EVENTS: Readonly<Record<IntentEvent['is'], IntentEvent>> = {
  sent: { is: 'sent', at: 100 },
  answered: { is: 'answered', at: 100, answer },
  refused: { is: 'refused', at: 100, refusal: REFUSAL },
  silence: { is: 'silence', at: 100 },
  unsent: { is: 'unsent', at: 100 },
  stranger: { is: 'stranger' },
  resumed: { is: 'resumed', at: 100 },
  reopened: { is: 'reopened', at: 100 },
  withdrawn: { is: 'withdrawn' },
  dismissed: { is: 'dismissed' },
};

/** `gone`: no longer kept. `same`: the event changes nothing at all. */
type After = IntentState | 'gone' | 'same';
const TABLE: Readonly<Record<IntentState, Readonly<Record<IntentEvent['is'], After>>>> = {
  waiting: {
    ...{ sent: 'sending', answered: 'done', refused: 'refused', silence: 'same' },
    ...{ unsent: 'same', stranger: 'same', resumed: 'waiting', reopened: 'waiting' },
    ...{ withdrawn: 'gone', dismissed: 'same' },
  },
  sending: {
    ...{ sent: 'same', answered: 'done', refused: 'refused', silence: 'unknown' },
    ...{ unsent: 'waiting', stranger: 'held', resumed: 'same', reopened: 'unknown' },
    ...{ withdrawn: 'same', dismissed: 'same' },
  },
  unknown: {
    ...{ sent: 'sending', answered: 'done', refused: 'refused', silence: 'same' },
    ...{ unsent: 'same', stranger: 'same', resumed: 'unknown', reopened: 'unknown' },
    ...{ withdrawn: 'same', dismissed: 'same' },
  },
  held: {
    ...{ sent: 'same', answered: 'done', refused: 'refused', silence: 'same' },
    ...{ unsent: 'same', stranger: 'same', resumed: 'waiting', reopened: 'waiting' },
    ...{ withdrawn: 'same', dismissed: 'same' },
  },
  done: {
    ...{ sent: 'same', answered: 'same', refused: 'same', silence: 'same' },
    ...{ unsent: 'same', stranger: 'same', resumed: 'same', reopened: 'same' },
    ...{ withdrawn: 'same', dismissed: 'gone' },
  },
  refused: {
    ...{ sent: 'same', answered: 'same', refused: 'same', silence: 'same' },
    ...{ unsent: 'same', stranger: 'same', resumed: 'same', reopened: 'same' },
    ...{ withdrawn: 'same', dismissed: 'gone' },
  },
};

const cases = Object.entries(TABLE).flatMap(([state, row]) =>
  Object.entries(row).map(([event, after]) => ({ state, event, after })),
);

test.each(cases)('$state, $event: $after', ({ state, event, after }) => {
  const before = IN[state as IntentState];
  const result = advanceIntent(before, EVENTS[event as IntentEvent['is']]);
  if (after === 'gone') expect(result).toBeNull();
  else if (after === 'same') expect(result).toBe(before);
  else expect(result?.state).toBe(after);
});

test('an answer leaves what is kept of it and nothing of what was sent', () => {
  expect(advanceIntent(IN.sending, EVENTS.answered)).toMatchObject({
    body: null,
    endedAt: 100,
    result: { settlement: 'S1' },
  });
  const other = { settlements: [], reversals: [{ id: 'S2' }] };
  const late: IntentEvent = { is: 'answered', at: 1, answer: other };
  expect(advanceIntent(IN.unknown, late)?.result).toEqual({ settlement: 'S2' });
  const odd: IntentEvent = { is: 'answered', at: 1, answer: null };
  expect(advanceIntent(IN.sending, odd)?.result).toEqual({});
});

test('what went out without an answer is never called unsent again', () => {
  const lost = advanceIntent(IN.sending, EVENTS.silence) as Intent;
  const again = advanceIntent(lost, EVENTS.sent) as Intent;
  const held = advanceIntent(again, EVENTS.stranger) as Intent;
  expect(advanceIntent(held, EVENTS.resumed)?.state).toBe('unknown');
  expect(advanceIntent(held, EVENTS.reopened)?.state).toBe('unknown');
});

test('a refusal that says it was done before is a success on a repetition only', () => {
  const doneBefore = [REFUSAL.code];
  const first = { ...IN.sending, doneBefore };
  expect(advanceIntent(first, EVENTS.refused)?.state).toBe('refused');
  expect(advanceIntent({ ...first, uncertain: true }, EVENTS.refused)?.state).toBe('done');
});

test('pauses double up to half a minute', () => {
  expect([1, 2, 3, 5, 6, 50].map(pauseAfter)).toEqual([1000, 2000, 4000, 16_000, 30_000, 30_000]);
  expect(advanceIntent(IN.sending, EVENTS.silence)?.nextAt).toBe(1_100);
});

test('what was cut off before it went out is waiting, and may still be taken back', () => {
  const cut = advanceIntent(IN.sending, EVENTS.unsent) as Intent;
  expect(cut).toMatchObject({ state: 'waiting', uncertain: false, nextAt: 1_100 });
  expect(advanceIntent(cut, EVENTS.withdrawn)).toBeNull();
  const before = { ...IN.sending, uncertain: true };
  expect(advanceIntent(before, EVENTS.unsent)?.state).toBe('unknown');
});
