import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceIntent } from './advance-intent.ts';
import { chooseNext, isStale, nextMoment } from './choose-next.ts';
import { type Intent, type IntentEvent, isFinished } from './model.ts';

const refusal = { code: 'x.no', facts: {}, zh: '不', en: 'No' };

const at = fc.nat({ max: 1_000_000 });
const anyEvent: fc.Arbitrary<IntentEvent> = fc.oneof(
  ...(['sent', 'silence', 'unsent', 'resumed', 'reopened'] as const).map((is) =>
    at.map((moment): IntentEvent => ({ is, at: moment })),
  ),
  at.map((moment): IntentEvent => ({ is: 'answered', at: moment, answer: {} })),
  at.map((moment): IntentEvent => ({ is: 'refused', at: moment, refusal })),
  ...(['stranger', 'withdrawn', 'dismissed'] as const).map((is) =>
    fc.constant<IntentEvent>({ is }),
  ),
);

function intent(id: string, subject: string, madeAt: number): Intent {
  return {
    ...{ id, kind: 'settle', subject, label: '', path: '/', body: { key: id }, keeps: {} },
    ...{ doneBefore: [], state: 'waiting', uncertain: false, attempts: 0, nextAt: madeAt, madeAt },
    ...{ endedAt: null, result: {}, refusal: null },
  };
}

test('whatever happens, an intent keeps its promises', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let now: Intent | null = intent('K', 'S', 0);
      for (const event of events) {
        const before: Intent = now;
        now = advanceIntent(before, event);
        if (now === null) {
          // It leaves the store unsent, or after an answer; never with its outcome open.
          const unsent = before.state === 'waiting' && !before.uncertain;
          expect(isFinished(before) || unsent).toBe(true);
          return;
        }
        expect(now.body === null).toBe(isFinished(now));
        if (isFinished(before)) expect(now).toBe(before);
        if (before.uncertain) expect(now.uncertain && now.state !== 'waiting').toBe(true);
        expect(now.body?.key ?? 'K').toBe('K');
        expect(now.attempts - before.attempts).toBe(
          now.state === 'sending' && before.state !== 'sending' ? 1 : 0,
        );
      }
    }),
  );
});

test('of each subject one thing at a time is sent, in the order in which it was asked for', () => {
  const anyQueue = fc.array(
    fc.record({ subject: fc.constantFrom('A', 'B'), outcome: fc.boolean() }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(anyQueue, (asked) => {
      let intents = asked.map(({ subject }, i) => intent(`K${i}`, subject, i));
      const sent: string[] = [];
      for (let now = 100; now < 120; now += 1) {
        const next = chooseNext(intents, now);
        if (next === null) break;
        const { outcome } = asked[Number(next.id.slice(1))] ?? {};
        const older = intents.filter((i) => i.subject === next.subject && i.madeAt < next.madeAt);
        expect(older.every(({ state }) => state === 'done')).toBe(true);
        sent.push(next.id);
        intents = intents.map((one) => {
          if (one.id !== next.id) return one;
          const sending = advanceIntent(one, { is: 'sent', at: now }) as Intent;
          const end: IntentEvent = outcome
            ? { is: 'answered', at: now, answer: {} }
            : { is: 'refused', at: now, refusal };
          return advanceIntent(sending, end) as Intent;
        });
      }
      expect(new Set(sent).size).toBe(sent.length);
      for (const { state, subject, madeAt } of intents.filter((one) => !isFinished(one))) {
        expect(state).toBe('waiting');
        expect(
          intents.some((o) => o.state === 'refused' && o.subject === subject && o.madeAt < madeAt),
        ).toBe(true);
      }
    }),
  );
});

test('nothing is sent before its pause is over, and answered ones are forgotten', () => {
  const later = { ...intent('K', 'S', 0), nextAt: 500 };
  expect(chooseNext([later], 499)).toBeNull();
  expect(chooseNext([later], 500)?.id).toBe('K');
  expect(nextMoment([later])).toBe(500);
  expect(nextMoment([])).toBeNull();
  const done = advanceIntent(later, { is: 'answered', at: 1_000, answer: {} }) as Intent;
  expect(isStale(done, 1_000 + 15 * 60_000)).toBe(false);
  expect(isStale(done, 1_001 + 15 * 60_000)).toBe(true);
  expect(isStale(later, Number.MAX_SAFE_INTEGER)).toBe(false);
});
