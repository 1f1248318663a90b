const PLACES = 8;

/** "1.5" and "-0.25" make "1.25": exact, whatever the places (lines have at most eight). */
export function addQuantities(a: string, b: string): string {
  const total = scaled(a) + scaled(b);
  const digits = (total < 0n ? -total : total).toString().padStart(PLACES + 1, '0');
  const places = digits.slice(-PLACES).replace(/0+$/, '');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${places === '' ? '' : `.${places}`}`;
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));
  return text.startsWith('-') ? -size : size;
}
