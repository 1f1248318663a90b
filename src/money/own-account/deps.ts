import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase } from '../../platform/sql.ts';
import type { FigureShelf } from '../../rules/figures/index.ts';
import type { AreaPort } from './area-port.ts';

export type OwnAccountDeps = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly figures: FigureShelf;
  /** The other areas, to which quotas go and from which uses come. */
  readonly areas: AreaPort;
};

/** Days from a birth in which a child may be given a quota before it is insured: that its first premium can be paid by it. */
export function newbornDaysOf({
  figures,
  database,
  clock,
}: Pick<OwnAccountDeps, 'figures' | 'database' | 'clock'>): number {
  return figures.on(database.area, clock.today())?.enrolment.newbornDays ?? 0;
}

/** What a write within a transaction of the caller needs. */
export type Drawing = Pick<OwnAccountDeps, 'clock' | 'ids' | 'figures'> & {
  readonly database: Pick<AreaDatabase, 'area'>;
};
