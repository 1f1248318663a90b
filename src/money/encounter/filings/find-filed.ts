import type { EncounterId, ProviderId } from '../../../kernel/ids.ts';
import type { Moment } from '../../../kernel/moment.ts';
import { type Filing, type FilingId, findFilings, placeOf } from '../../../people/filing/index.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { ProviderLevel } from '../../../rules/policy/index.ts';
import { findProviders, termOn } from '../../provider/index.ts';
import { dayOf } from '../registration/bill-of.ts';
import type { Registration } from '../registration/model.ts';
import { findLastStay, findRegistrations, isTransferUsed } from '../registration/store.ts';
import { decideFiled, type Filed, leadsTo, referralOf } from './decide-filed.ts';

type Subject = Pick<Registration, 'id' | 'person' | 'provider' | 'beganAt' | 'particulars'>;

const DERIVED = ['transfer', 'referral', 'referredFrom', 'injuryPayer'] as const;

/** What was filed for a visit or stay as it stands now. Of most people nothing is filed. */
export async function findFiled(sql: Sql, registration: Subject): Promise<Filed> {
  const { person, provider, beganAt } = registration;
  const filings = (await findFilings(sql, [person], null)).get(person) ?? [];
  if (filings.length === 0) return {};
  const place = placeOf((await findProviders(sql, [provider])).get(provider)?.county ?? '');
  const here = filings.filter((filing) => leadsTo(filing, { provider, place }));

  const used = new Set<FilingId>();
  const origins = new Map<FilingId, EncounterId>();
  for (const filing of here) {
    if (await isTransferUsed(sql, registration, filing.id)) used.add(filing.id);
    const origin = await findOrigin(sql, filing);
    if (origin !== null) origins.set(filing.id, origin);
  }
  const ids = [provider, ...here.flatMap(({ filedBy }) => filedBy ?? [])];
  const providers = await findProviders(sql, [...new Set(ids)]);
  const levels = new Map<ProviderId, ProviderLevel>();
  for (const [id, known] of providers) {
    const level = termOn(known, dayOf(beganAt))?.level;
    if (level) levels.set(id, level);
  }
  return decideFiled(registration, { filings, used, levels, origins, place });
}

/** What an earlier finding left. */
export function filedIn({ particulars }: Pick<Registration, 'particulars'>): Filed {
  const kept = DERIVED.flatMap((name) => {
    const value = particulars[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(kept) as Filed;
}

export function withFiled<Of extends Pick<Registration, 'particulars'>>(of: Of, filed: Filed): Of {
  const said = Object.entries(of.particulars).filter(
    ([name]) => !(DERIVED as readonly string[]).includes(name),
  );
  return { ...of, particulars: { ...Object.fromEntries(said), ...filed } };
}

/** The stay that was left: the one named, else the last that began at the filing hospital until that day. */
async function findOrigin(sql: Sql, filing: Filing): Promise<EncounterId | null> {
  const { content, person, filedBy } = filing;
  const referral = referralOf(filing);
  if (!referral || filedBy === null) return null;
  if (content.kind !== 'transfer' || content.from === null) {
    const until = `${referral.on} 23:59:59` as Moment;
    return (await findLastStay(sql, { person, provider: filedBy, until })) as EncounterId | null;
  }
  const id = content.from as Registration['id'];
  const named = (await findRegistrations(sql, [id])).get(id);
  return named?.stay ? (named.id as string as EncounterId) : null;
}
