import { inject } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import type { openBrowser } from './browser.ts';
import { type OnCard, readCard, readOpenly } from './window.ts';

const OF_AGE = 18;

type Row = {
  readonly id: PersonId;
  readonly age: number;
  readonly county: string;
  /** Masked. */
  readonly name: string;
};

/** Somebody of the demonstration who is not of age, with his number; the first that fits. */
export async function aChild(fits: (row: Row) => boolean = () => true): Promise<OnCard> {
  for (let page = 1; page <= 5; page += 1) {
    const { rows } = await readOpenly<{ rows: readonly Row[] }>(`/persons?size=100&page=${page}`);
    const found = rows.find((row) => row.age < OF_AGE && /^P\d{9}$/.test(row.id) && fits(row));
    if (!found) continue;
    const idNumber = await readCard(inject('address'), found.id);
    const { name } = await readOpenly<OnCard>(`/persons/${found.id}`);
    return { id: found.id, name, idNumber };
  }
  throw new Error('the demonstration has no such children');
}

/** A clerk records at a counter who acts for a child. */
export async function recordGuardian(
  browser: ReturnType<typeof openBrowser>,
  child: OnCard,
  guardian: OnCard,
): Promise<void> {
  const desk = await browser.newPage({ language: 'zh' });
  await desk.goto(`/532900/accounts/persons/${child.id}`);
  await desk.getByLabel('出示人姓名').fill(guardian.name);
  await desk.getByLabel('出示人身份证号').fill(guardian.idNumber);
  await desk.getByRole('button', { name: '登记亲属' }).click();
  await desk
    .getByRole('table', { name: '亲情账户与监护人' })
    .getByText('窗口登记')
    .first()
    .waitFor();
  await desk.context().close();
}
