import { expect, test } from 'vitest';
import { moneyText, rateText } from './money-text.tsx';

test('groups thousands and changes no digit', () => {
  expect(moneyText('28666.66')).toBe('28,666.66');
  expect(moneyText('-1000000.00')).toBe('-1,000,000.00');
  expect(moneyText('0.00')).toBe('0.00');
  expect(moneyText('999.99')).toBe('999.99');
});

test('shows a rate as a percentage by moving the point', () => {
  expect(rateText('0.85')).toBe('85%');
  expect(rateText('0.8562')).toBe('85.62%');
  expect(rateText('1.00')).toBe('100%');
  expect(rateText('0.05')).toBe('5%');
  expect(rateText('0.5')).toBe('50%');
  expect(rateText('-0.10')).toBe('-10%');
  expect(rateText('0.00')).toBe('0%');
});
