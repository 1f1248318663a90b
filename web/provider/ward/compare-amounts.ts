/** Which of two amounts is larger, by their text: nothing is computed. "9.50" < "10.00", "-1.00" < "0.00". */
export function compareAmounts(a: string, b: string): number {
  const [negativeA, negativeB] = [a.startsWith('-'), b.startsWith('-')];
  if (negativeA !== negativeB) return negativeA ? -1 : 1;
  const sign = negativeA ? -1 : 1;
  const [wholeA = '', wholeB = ''] = [a.split('.')[0], b.split('.')[0]];
  if (wholeA.length !== wholeB.length) return sign * (wholeA.length - wholeB.length);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}
