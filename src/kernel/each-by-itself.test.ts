import { expect, test } from 'vitest';
import { eachByItself } from './each-by-itself.ts';

test('one that fails keeps none of the others back, and the first failure is told', async () => {
  const done: number[] = [];
  const work = async (one: number) => {
    if (one % 2 === 0) throw new Error(`no ${one}`);
    done.push(one);
  };
  await expect(eachByItself([1, 2, 3, 4, 5], work)).rejects.toThrow('no 2');
  expect(done).toEqual([1, 3, 5]);
  await expect(eachByItself([], work)).resolves.toBeUndefined();
});
