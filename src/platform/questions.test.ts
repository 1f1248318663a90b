import { expect, test } from 'vitest';
import { joinQuestions } from './questions.ts';

test('questions of one turn go together, those that come meanwhile go with the next', async () => {
  const asked: string[][] = [];
  let release: () => void = () => undefined;
  const ask = joinQuestions(async (keys: readonly string[]) => {
    asked.push([...keys]);
    if (asked.length === 1) {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    return keys.map((key) => key.toUpperCase());
  });
  const first = [ask('a'), ask('b')];
  await new Promise(setImmediate);
  const later = [ask('c'), ask('d')];
  release();
  expect(await Promise.all([...first, ...later])).toEqual(['A', 'B', 'C', 'D']);
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a set that fails is heard by its own questions only', async () => {
  const ask = joinQuestions(async ([key]: readonly string[]) => {
    if (key === 'bad') throw new Error('no');
    return [key];
  });
  await expect(ask('bad')).rejects.toThrow('no');
  expect(await ask('good')).toBe('good');
});

test('no set is larger than a statement should be', async () => {
  const sizes: number[] = [];
  const ask = joinQuestions(async (keys: readonly number[]) => {
    sizes.push(keys.length);
    return keys;
  });
  const answers = await Promise.all(Array.from({ length: 600 }, (_, n) => ask(n)));
  expect(answers).toEqual(Array.from({ length: 600 }, (_, n) => n));
  expect(sizes).toEqual([256, 256, 88]);
});
