import { expect, test } from 'vitest';
import { checkDigitOf, isIdNumber, sexOf } from './check-id-number.ts';
import { maskIdNumber, maskName } from './mask-identity.ts';

test('check digits follow GB 11643', () => {
  // The worked example of the standard.
  expect(checkDigitOf('11010519491231002')).toBe('X');
  expect(checkDigitOf('44052418800101001')).toBe('4');
  expect(isIdNumber('11010519491231002X')).toBe(true);
  expect(sexOf('11010519491231002X')).toBe('female');
});

test.each([
  ['a wrong check digit', '110105194912310021'],
  ['a small x', '11010519491231002x'],
  ['fifteen places', '110105491231002'],
  ['a day that does not exist', `11010519490230002${checkDigitOf('11010519490230002')}`],
  ['a region that begins with zero', `01010519491231002${checkDigitOf('01010519491231002')}`],
  ['letters', 'ABCDEF19491231002X'],
  ['nothing', ''],
])('%s is not an identity number', (_what, text) => {
  expect(isIdNumber(text)).toBe(false);
});

test('every change of one digit is found', () => {
  const valid = '11010519491231002X';
  for (let place = 0; place < 17; place += 1) {
    for (const digit of '0123456789') {
      if (digit === valid[place]) continue;
      expect(isIdNumber(valid.slice(0, place) + digit + valid.slice(place + 1))).toBe(false);
    }
  }
});

test('names keep their first and, of three or more, their last character', () => {
  expect(['张三丰', '李四', '欧阳娜娜', '王', '𠮷田太郎'].map(maskName)).toEqual([
    '张*丰',
    '李*',
    '欧**娜',
    '王*',
    '𠮷**郎',
  ]);
});

test('identity numbers keep six and four places', () => {
  expect(maskIdNumber('532901198001011234')).toBe('532901********1234');
  expect(maskIdNumber('12345678')).toBe('********');
});
