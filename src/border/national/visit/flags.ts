import { placeOf } from '../../../people/filing/index.ts';
import type { Row } from '../input.ts';
import type { Call } from '../transaction.ts';

/** What senders put into the extension field of a visit: JSON text, in capitals. */
const OTHER_PAYER = 'REL_TTP_FLAG';
const ADMISSION = 'IPT_TYPE';
const OUTPATIENT = 'OTP_ER_REFL_FLAG';
const EMERGENCY_ADMISSION = '2';
const EMERGENCY_VISITS = ['1', '3'];

/**
 * The interface has no field for how care away was announced: the record decides, or nothing is claimed. That it is away
 * follows from where the sender stands.
 */
export function awayOf({ signedIn, world }: Pick<Call, 'signedIn' | 'world'>): {
  readonly outOfArea?: 'yes';
} {
  const away = placeOf(signedIn.provider.county) !== placeOf(world.database.area);
  return away ? { outOfArea: 'yes' } : {};
}

type Flags = { readonly filing?: 'emergency'; readonly otherPayer?: 'third-party' };

/** The flags that decide who pays; anything else in the field, or no JSON at all, says nothing. */
export function flagsOf(row: Row): Flags {
  const said = parse(row.textOr('exp_content'));
  const emergency =
    said[ADMISSION] === EMERGENCY_ADMISSION || EMERGENCY_VISITS.includes(said[OUTPATIENT] ?? '');
  return {
    ...(emergency && { filing: 'emergency' as const }),
    ...(said[OTHER_PAYER] === '1' && { otherPayer: 'third-party' as const }),
  };
}

function parse(text: string | null): Readonly<Record<string, string>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, String(inner)]));
  } catch {
    return {};
  }
}
