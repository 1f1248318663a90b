import type { Id } from '../../kernel/ids.ts';

/**
 * An office by its way down from the prefecture, `532900/532901/03/07`: prefecture, county, township, station. An office is
 * within another when its path begins with the other's.
 */
export type OfficePath = Id<'office'>;

export type Office = {
  readonly path: OfficePath;
  readonly level: 'station' | 'township' | 'county' | 'prefecture';
  readonly name: string;
  readonly nameEn: string;
  readonly county: string | null;
  readonly phone: string;
  readonly address: string;
  /** Codes of `matters/delegated.yaml` that it may take; of a county and the prefecture all. */
  readonly delegated: readonly string[];
};
