import { expect, test } from 'vitest';
import { shareAnswers } from './share-answers.ts';

function counting() {
  let time = 0;
  let asked = 0;
  const share = shareAnswers<number>(() => new Date(time));
  const ask = async () => {
    asked += 1;
    return asked;
  };
  return {
    share,
    ask,
    wait: (ms: number) => {
      time += ms;
    },
  };
}

test('whoever asks within ten seconds is told the same, with the time it was counted', async () => {
  const { share, ask, wait } = counting();
  const both = await Promise.all([share('a', ask), share('a', ask)]);
  expect(both.map(({ answer }) => answer)).toEqual([1, 1]);
  wait(9_999);
  expect(await share('a', ask)).toEqual({ answer: 1, asOf: '1970-01-01T00:00:00.000Z' });
  wait(1);
  expect((await share('a', ask)).answer).toBe(2);
});

test('one key is not told the answer of another', async () => {
  const { share, ask } = counting();
  await share('a', ask);
  expect((await share('b', ask)).answer).toBe(2);
});

test('a failure is not kept', async () => {
  const { share, ask } = counting();
  const fails = async () => {
    throw new Error('gone');
  };
  await expect(share('a', fails)).rejects.toThrow('gone');
  expect((await share('a', ask)).answer).toBe(1);
});
