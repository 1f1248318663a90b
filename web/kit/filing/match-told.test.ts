import { expect, test } from 'vitest';
import type { PersonSummary } from '../views.ts';
import { matchTold } from './match-told.ts';

const person = (id: string, name: string) => ({ id, name }) as PersonSummary;
const told = { name: '示范甲', idNumber: '532901198001010011' };

test('name and number of one person are taken without a question', () => {
  const one = person('P1', '示*甲');
  expect(matchTold(told, { byNumber: [one], byName: [one, person('P2', '示*甲')] })).toEqual({
    is: 'one',
    person: one,
  });
});

test('two with the number, or the number of somebody else: it is asked which', () => {
  const [one, two] = [person('P1', '示*甲'), person('P2', '示*甲')];
  const several = { is: 'several', candidates: [one, two] };
  expect(matchTold(told, { byNumber: [one, two], byName: [one] })).toEqual(several);
  const other = person('P3', '另*');
  expect(matchTold(told, { byNumber: [other], byName: [one] })).toEqual({
    is: 'several',
    candidates: [other, one],
  });
});

test('a number with a slip of the pen: those of the name are offered, nobody of another name', () => {
  const [one, two] = [person('P1', '示*甲'), person('P2', '示*甲')];
  expect(matchTold(told, { byNumber: [], byName: [one, two, person('P4', '示*乙')] })).toEqual({
    is: 'several',
    candidates: [one, two],
  });
  expect(matchTold(told, { byNumber: [], byName: [person('P4', '示*乙')] })).toEqual({
    is: 'nobody',
  });
});
