const YUAN = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** What the amounts that somebody is typing come to, for his eye alone: the server adds up again. Null: one is no amount. */
export function sumYuan(amounts: readonly string[]): string | null {
  let fen = 0n;
  for (const amount of amounts) {
    const match = YUAN.exec(amount.trim());
    if (!match) return null;
    fen += BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  }
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
