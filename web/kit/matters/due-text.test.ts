import { expect, test } from 'vitest';
import { dueText } from './due-text.ts';
import { mattersWords } from './words.ts';

test.each(['zh', 'en'] as const)(
  'a deadline on paper says where holidays were guessed (%s)',
  (language) => {
    const words = mattersWords[language];
    const due = (dueOn: string | null, dueProvisional: boolean) =>
      dueText((word) => words[word], { dueOn, dueProvisional });
    expect(due('2027-01-27', true)).toBe(`2027-01-27${words.dueProvisional}`);
    expect(due('2026-01-30', false)).toBe('2026-01-30');
    expect(due(null, false)).toBe(words.deadlineAtOnce);
  },
);
