import type { AreaCode, ProviderId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { findSender, type Sender } from '../../../money/provider/index.ts';
import type { AreaDatabase } from '../../../platform/sql.ts';
import { INSURED_ELSEWHERE, UNKNOWN_AREA, UNKNOWN_PROVIDER } from '../errors.ts';
import type { Envelope } from '../model.ts';
import type { SignedIn } from '../signed-in.ts';

/** A county's code stands for its pooling area: the code itself, its prefecture, its province. */
export function areaOf(code: string, areas: readonly AreaCode[]): AreaCode | null {
  const known = (one: string) => areas.find((area) => area === one);
  return known(code) ?? known(`${code.slice(0, 4)}00`) ?? known(`${code.slice(0, 2)}0000`) ?? null;
}

/** Where the message belongs, and that its person is insured there too. */
export function locateArea(
  { careArea, insuredArea }: Envelope,
  areas: readonly AreaCode[],
): AreaCode {
  const area = areaOf(careArea, areas);
  if (!area) throw new Rejection(UNKNOWN_AREA, { area: careArea });
  if (insuredArea !== null && areaOf(insuredArea, areas) !== area) {
    throw new Rejection(INSURED_ELSEWHERE, { area: insuredArea });
  }
  return area;
}

export type LocateProvider = (
  database: AreaDatabase,
  id: ProviderId,
) => Promise<SignedIn['provider']>;

const MAX_AGE_MS = 30_000;
const KEPT_MAX = 10_000;

/** Who sends hardly changes, so it is asked for twice a minute, not with every message. */
export function providerLocator(nowMs: () => number): LocateProvider {
  const kept = new Map<string, { readonly sender: Sender; readonly until: number }>();
  return async (database, id) => {
    const place = `${database.area} ${id}`;
    const known = kept.get(place);
    if (known && known.until > nowMs()) return withKind(known.sender);
    const sender = await findSender(database.sql, id);
    if (!sender) throw new Rejection(UNKNOWN_PROVIDER, { provider: id });
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(place, { sender, until: nowMs() + MAX_AGE_MS });
    return withKind(sender);
  };
}

/** Where the kind was never stated, the number tells a pharmacy (P…) from others. */
function withKind({ id, name, county, kind }: Sender): SignedIn['provider'] {
  return { id, name, county, kind: kind ?? (id.startsWith('P') ? 'pharmacy' : 'hospital') };
}
