/** What the patient hands over. Texts as they stand in the fields; an empty cash field: exactly what is due. */
type Tender = {
  readonly due: string;
  /** Paid by phone or bank card. */
  readonly other: string;
  readonly received: string;
};

export type Counted =
  | {
      readonly is: 'enough';
      readonly other: string;
      readonly cashDue: string;
      readonly received: string;
      readonly change: string;
    }
  | { readonly is: 'short'; readonly missing: string }
  | { readonly is: 'unreadable'; readonly field: 'other' | 'received' }
  /** More by phone or card than is due: no change is given on that. */
  | { readonly is: 'too-much' };

/**
 * The change of one tender. It is the only sum that a page makes, because it concerns the hands at the
 * window and nothing that is recorded; whole fen, adding and taking away only.
 */
export function countTender({ due, other, received }: Tender): Counted {
  const [owed, byCard] = [fenOf(due), other.trim() === '' ? 0n : fenOf(other)];
  if (byCard === null) return { is: 'unreadable', field: 'other' };
  if (owed === null || byCard > owed) return { is: 'too-much' };
  const cashDue = owed - byCard;
  const inHand = received.trim() === '' ? cashDue : fenOf(received);
  if (inHand === null) return { is: 'unreadable', field: 'received' };
  if (inHand < cashDue) return { is: 'short', missing: yuanText(cashDue - inHand) };
  return {
    is: 'enough',
    other: yuanText(byCard),
    cashDue: yuanText(cashDue),
    received: yuanText(inHand),
    change: yuanText(inHand - cashDue),
  };
}

function fenOf(text: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, whole = '0', places = ''] = match;
  return BigInt(whole + places.padEnd(2, '0'));
}

function yuanText(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
