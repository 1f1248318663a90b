/** 张*丰, 李*: the first character and, of three or more, the last. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', last = ''] = [characters[0], characters.at(-1)];
  if (characters.length <= 2) return `${first}*`;
  return `${first}${'*'.repeat(characters.length - 2)}${last}`;
}

/** 532901********1234: the place of first registration and the last four places stay readable. */
export function maskIdNumber(idNumber: string): string {
  const hidden = Math.max(0, idNumber.length - 10);
  return hidden === 0
    ? '*'.repeat(idNumber.length)
    : `${idNumber.slice(0, 6)}${'*'.repeat(hidden)}${idNumber.slice(-4)}`;
}
