import type { Records } from '../../health/record/index.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Rejection } from '../../kernel/rejection.ts';
import type { ShortId } from '../../kernel/short-id.ts';
import type { Charges } from '../../money/encounter/index.ts';
import type { ProviderMoney } from '../../money/settlement/index.ts';
import type { SettlementLists } from '../../money/settlement-list/index.ts';
import type { Stock } from '../../money/stock/index.ts';
import type { Credentials } from '../../people/credential/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { PolicyShelf } from '../../rules/policy/index.ts';
import type { Catalogue, TermTables } from './catalogue/model.ts';
import type { NationalFile } from './output.ts';

export type NationalWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly catalogue: Catalogue;
  readonly terms: TermTables;
  readonly shelf: PolicyShelf;
  readonly files: FileStore;
  readonly credentials: Credentials;
  readonly charges: Charges;
  readonly money: ProviderMoney;
  readonly settlementLists: SettlementLists;
  readonly records: Records;
  readonly stock: Stock;
  /** A refusal as a sentence, for answers that tell of each row whether it was kept. */
  readonly say: (refusal: Rejection) => string;
};

export type FileStore = {
  readonly keep: (
    sql: Sql,
    file: NationalFile & { readonly provider: ProviderId | null; readonly kind: string },
  ) => Promise<{ readonly number: ShortId; readonly endsAt: Moment }>;
  readonly open: (number: string, asker: ProviderId) => Promise<NationalFile | null>;
};
