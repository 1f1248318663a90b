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

/** What a write within a transaction of the caller needs. */
export type Drawing = Pick<OwnAccountDeps, 'clock' | 'ids' | 'figures'> & {
  readonly database: Pick<AreaDatabase, 'area'>;
};
