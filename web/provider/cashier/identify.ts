import { get, post } from '../../kit/api.ts';
import type { EncounterSummary, Page } from '../../kit/views.ts';
import { billsPath } from './find-rows.ts';

/** What the desk presents for a person. A number alone speaks for nobody without a reason. */
export type Claim =
  | { readonly is: 'voucher'; readonly code: string }
  | { readonly is: 'card'; readonly number: string; readonly serial: string }
  | { readonly is: 'id-number'; readonly number: string; readonly reason: string }
  /** Chosen from a search by name. */
  | { readonly is: 'person'; readonly id: string };

export type Found = { readonly person: string; readonly bills: readonly EncounterSummary[] };

/** Whose it is, and what this person has to pay here. */
export async function identify(provider: string, claim: Claim, purpose: string): Promise<Found> {
  const person = await personOf(provider, claim, purpose);
  const page = await get<Page<EncounterSummary>>(...billsPath(provider, person));
  return { person, bills: page.rows };
}

async function personOf(provider: string, claim: Claim, purpose: string): Promise<string> {
  switch (claim.is) {
    case 'person':
      return claim.id;
    case 'voucher': {
      const body = { provider, qr: claim.code, purpose };
      return (await post<{ person: string }>('/vouchers/decode', body)).person;
    }
    case 'card': {
      const { number, serial } = claim;
      const body = { provider, type: 'card', number, cardSerial: serial, reason: purpose };
      return (await post<{ person: string }>('/credentials/resolve', body)).person;
    }
    case 'id-number': {
      const { number, reason } = claim;
      const body = { provider, type: 'id-number', number, reason };
      return (await post<{ person: string }>('/credentials/resolve', body)).person;
    }
  }
}
