/** Thousands are set apart in the text; nothing is computed. "28666.66" is shown as "28,666.66". */
export function moneyText(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function MoneyText({ amount, strong }: { amount: string | undefined; strong?: boolean }) {
  if (amount === undefined) return <span className="money quiet">—</span>;
  const zero = /^-?0+(\.0+)?$/.test(amount);
  const tone = zero ? ' quiet' : '';
  return <span className={`money${tone}${strong ? ' strong' : ''}`}>{moneyText(amount)}</span>;
}

/** "0.8562" is shown as "85.62%": the point moves two places, no arithmetic. */
export function rateText(rate: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(rate);
  if (!match) return rate;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = fraction.padEnd(2, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${sign}${percent}${rest === '' ? '' : `.${rest}`}%`;
}
