import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, ProviderId } from '../../../kernel/ids.ts';
import { holdsOn } from '../../../kernel/period.ts';
import type { Filing, FilingId, PlaceCode } from '../../../people/filing/index.ts';
import type { ProviderLevel } from '../../../rules/policy/index.ts';
import type { Registration } from '../registration/model.ts';

/** What filings say of a registration, beside its particulars; absent: nothing. */
export type Filed = {
  /** The transfer that brought the person here. */
  readonly transfer?: FilingId;
  readonly referral?: 'up' | 'down';
  readonly referredFrom?: EncounterId;
  readonly injuryPayer?: 'third-party';
};

export type FiledFacts = {
  /** Of the person, withdrawn ones too, oldest first. */
  readonly filings: readonly Filing[];
  /** Transfers that another visit or stay was made with. */
  readonly used: ReadonlySet<FilingId>;
  readonly levels: ReadonlyMap<ProviderId, ProviderLevel>;
  /** Where the provider is. */
  readonly place: PlaceCode | null;
  /** The stay that each transfer left. */
  readonly origins: ReadonlyMap<FilingId, EncounterId>;
};

type Visit = Pick<Registration, 'provider' | 'beganAt' | 'particulars'>;

export function decideFiled(visit: Visit, facts: FiledFacts): Filed {
  const standing = facts.filings.filter(
    (filing) => filing.withdrawnOn === null && holdsOn(filing, visit.beganAt.slice(0, 10) as Day),
  );
  return { ...decideTransfer(visit, standing, facts), ...decideInjury(visit, standing) };
}

/** On which day a hospital referred the person, to whom or whereto; null: the filing is no referral by a hospital. */
export function referralOf({ content, filedBy, startsOn }: Filing): { readonly on: Day } | null {
  if (content.kind === 'transfer') return { on: content.on };
  return content.kind === 'away' && content.reason === 'referral' && filedBy !== null
    ? { on: startsOn }
    : null;
}

/** Whether it is a referral to the provider, or to any hospital of the place where it stands. */
export function leadsTo(
  filing: Filing,
  to: { readonly provider: ProviderId; readonly place: PlaceCode | null },
): boolean {
  const { content } = filing;
  if (content.kind === 'transfer') return content.to === to.provider && content.agreed;
  return content.kind === 'away' && content.place === to.place && referralOf(filing) !== null;
}

/**
 * The newest referral to this provider that holds on the first day. One without an end, one to a place, and one that an
 * office took in serves one admission; without the hospital's consent it is a person's own going, which no rule rewards.
 */
function decideTransfer(visit: Visit, standing: readonly Filing[], facts: FiledFacts): Filed {
  const { place, used } = facts;
  const found = standing.findLast((filing) => {
    const again = isForMany(filing) || !used.has(filing.id);
    return again && leadsTo(filing, { provider: visit.provider, place });
  });
  if (!found) return {};
  const from = found.filedBy === null ? undefined : facts.levels.get(found.filedBy);
  const direction = directionOf(from, facts.levels.get(visit.provider));
  const referredFrom = facts.origins.get(found.id);
  return {
    transfer: found.id,
    ...(direction && { referral: direction }),
    ...(referredFrom && { referredFrom }),
  };
}

function isForMany({ content, endsOn }: Filing): boolean {
  return content.kind === 'transfer' && endsOn !== null && !content.once;
}

const LEVELS: readonly ProviderLevel[] = ['village', 'primary', 'secondary', 'tertiary'];

/** Between two of one level it is a transfer, neither up nor down. */
function directionOf(
  from: ProviderLevel | undefined,
  to: ProviderLevel | undefined,
): 'up' | 'down' | null {
  if (!from || !to || from === to) return null;
  return LEVELS.indexOf(from) < LEVELS.indexOf(to) ? 'up' : 'down';
}

/** Somebody else is liable for an injury that was filed so. */
function decideInjury({ particulars }: Visit, standing: readonly Filing[]): Filed {
  if (particulars.injury === undefined) return {};
  const liable = standing.some(({ content }) => content.kind === 'injury' && !content.fundPays);
  return liable ? { injuryPayer: 'third-party' } : {};
}
