import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** What the cashier has before him. It stands in the address, so that a reload comes back to it. */
export type Place =
  | { readonly is: 'find'; readonly list: 'waiting' | 'settled' }
  | { readonly is: 'bill'; readonly encounter: string }
  | {
      readonly is: 'settled';
      readonly settlement: string;
      readonly act: 'refund' | 'cancel' | null;
    };

/** What the patient handed over and got back; shown beside the result, recorded nowhere. */
export type Handed = { readonly received: string; readonly other: string; readonly change: string };

/** What a page hands to the next in the history of the window. */
export type Carried = {
  readonly handed?: Handed;
  /** Of a refund: `before.cash`, `after.cash`, `back.cash` … as the server said. */
  readonly refunded?: Readonly<Record<string, string>>;
};

export function usePlace() {
  const [search] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const go = (place: Place, carried: Carried = {}, replace = false) =>
    navigate(addressOf(place), { state: carried, replace });
  return { place: placeOf(search), carried: (state ?? {}) as Carried, go };
}

export type Go = ReturnType<typeof usePlace>['go'];

function placeOf(search: URLSearchParams): Place {
  const [bill, settled, act] = ['bill', 'settled', 'act'].map((name) => search.get(name));
  if (bill) return { is: 'bill', encounter: bill };
  if (settled) {
    return {
      is: 'settled',
      settlement: settled,
      act: act === 'refund' || act === 'cancel' ? act : null,
    };
  }
  return { is: 'find', list: search.get('list') === 'settled' ? 'settled' : 'waiting' };
}

function addressOf(place: Place): string {
  const search = new URLSearchParams();
  if (place.is === 'bill') search.set('bill', place.encounter);
  if (place.is === 'settled') {
    search.set('settled', place.settlement);
    if (place.act !== null) search.set('act', place.act);
  }
  if (place.is === 'find' && place.list === 'settled') search.set('list', 'settled');
  const text = search.toString();
  return `/desk/cashier${text === '' ? '' : `?${text}`}`;
}
