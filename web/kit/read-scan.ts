/** What was typed or scanned in a search field. Readers type like a keyboard and end with Enter. */
export type Scan =
  | { readonly is: 'nothing' }
  | { readonly is: 'voucher'; readonly code: string }
  | { readonly is: 'id-number'; readonly number: string }
  /** `serial`: what the chip says; null: only the printed number was typed. */
  | { readonly is: 'card'; readonly number: string; readonly serial: string | null }
  | { readonly is: 'name'; readonly query: string };

const VOUCHER = /^YK1[\w-]{46}$/;
const ID_NUMBER = /^\d{17}[\dX]$/;
const CARD_WITH_CHIP = /^([A-Z0-9]{8,32})[|^;,]([A-Z0-9]{6,64})$/;
const CARD = /^(?=.*\d)[A-Z0-9]{9,32}$/;

/** A name or pinyin initials is whatever is no code. */
export function readScan(text: string): Scan {
  const trimmed = text.normalize('NFKC').trim();
  const code = trimmed.toUpperCase();
  if (trimmed === '') return { is: 'nothing' };
  if (VOUCHER.test(trimmed)) return { is: 'voucher', code: trimmed };
  if (ID_NUMBER.test(code)) return { is: 'id-number', number: code };
  const [, number, serial] = CARD_WITH_CHIP.exec(code) ?? [];
  if (number !== undefined && serial !== undefined) return { is: 'card', number, serial };
  if (CARD.test(code)) return { is: 'card', number: code, serial: null };
  return { is: 'name', query: trimmed };
}
