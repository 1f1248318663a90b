import { expect, test } from 'vitest';
import { jobTasks } from './jobs.ts';

const KEEPING = ['finishApproved', 'restateDeadlines', 'escalateLate', 'chaseOwed'];

/** What is asked of the matters of an area by tasks that are done at some time. */
async function askedBy(when: 'every' | 'atStart'): Promise<readonly string[]> {
  const asked: string[] = [];
  const matters = Object.fromEntries(
    KEEPING.map((name) => [name, async () => void asked.push(name)]),
  );
  const tasks = jobTasks({ of: () => ({ matters }) as never, areas: () => [] });
  for (const task of tasks.filter(({ lane }) => lane === 'deadlines')) {
    if (task[when]) await task.run({ area: '532900' as never });
  }
  return asked;
}

test('deadlines are looked after every ten minutes, and stated again only at the start', async () => {
  const always = ['finishApproved', 'escalateLate', 'chaseOwed'];
  expect(await askedBy('every')).toEqual(always);
  expect(await askedBy('atStart')).toEqual(['restateDeadlines', ...always]);
});
