import { randomBytes } from 'node:crypto';
import { ownRoutes } from '../border/identity/index.ts';
import { messageRoutes } from '../border/national/index.ts';
import { word } from '../border/open/index.ts';
import { awayRoutes } from '../counter/away/index.ts';
import { certificateCheckRoutes, certificateRoutes } from '../counter/certificates/index.ts';
import {
  type BatchWorld,
  batchRoutes,
  createResultsBook,
  deskRoutes,
  type ResultsBook,
} from '../counter/desk/index.ts';
import { type FeedWorld, feedRoutes } from '../counter/feeds/index.ts';
import { householdRoutes } from '../counter/households/index.ts';
import { insuredRoutes } from '../counter/insured/index.ts';
import {
  type CaseId,
  type Colleagues,
  createMatterShelf,
  createMatters,
  type MatterBook,
  type Matters,
  markOf,
  matterRoutes,
  ownMatterRoutes,
  readCase,
  readerOfOwn,
  receiptRoutes,
} from '../counter/matters/index.ts';
import {
  type Gateways,
  makeNotices,
  type NoticeDeps,
  noticeRoutes,
} from '../counter/notices/index.ts';
import type { Reopen } from '../counter/objections/index.ts';
import { officeRoutes } from '../counter/offices/index.ts';
import { type PaperDeps, type PermitCase, paperRoutes } from '../counter/papers/index.ts';
import { particularsRoutes } from '../counter/particulars/index.ts';
import { claimRoutes, paymentTeller } from '../counter/reimbursement/index.ts';
import { type PensionOffice, transferRoutes } from '../counter/transfers/index.ts';
import { createRecords, type Records, recordRoutes } from '../health/record/index.ts';
import type { AreaCode } from '../kernel/ids.ts';
import { Outage } from '../kernel/rejection.ts';
import {
  type Charges,
  createCharges,
  encounterRoutes,
  queueRoutes,
} from '../money/encounter/index.ts';
import { type AreaPort, localAreas, ownAccountRoutes } from '../money/own-account/index.ts';
import { type PersonPaymentDeps, personPaymentRoutes } from '../money/person-payment/index.ts';
import { type PremiumDeps, premiumRoutes } from '../money/premium/index.ts';
import { prescriptionRoutes } from '../money/prescription/index.ts';
import { providerRoutes } from '../money/provider/index.ts';
import { type Bank, paymentRoutes } from '../money/provider-payment/index.ts';
import { reconciliationRoutes } from '../money/reconciliation/index.ts';
import {
  createProviderMoney,
  createSettlements,
  type ProviderMoney,
  type Settlements,
  settlementRoutes,
  tryRoutes,
} from '../money/settlement/index.ts';
import {
  createSettlementLists,
  type SettlementLists,
  settlementListChecks,
  settlementListRoutes,
} from '../money/settlement-list/index.ts';
import { stockRoutes } from '../money/stock/index.ts';
import { wardRoutes } from '../money/ward/index.ts';
import {
  type CodePort,
  type Credentials,
  createCredentials,
  credentialRoutes,
  localCodes,
  shareRoutes,
} from '../people/credential/index.ts';
import { enrolmentRoutes } from '../people/enrolment/index.ts';
import { filingRoutes } from '../people/filing/index.ts';
import { groupRoutes } from '../people/groups/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { closedStore, type ObjectStore } from '../platform/files/object-store.ts';
import { PAPER_MAX } from '../platform/files/settings.ts';
import { createVault } from '../platform/files/vault.ts';
import { noVirusScan, type VirusScan } from '../platform/files/virus-scan.ts';
import { limitByAddress } from '../platform/http/address-limit.ts';
import type { Route } from '../platform/http/route.ts';
import type { SharedRoute } from '../platform/http/shared-route.ts';
import { type IdSource, idSource } from '../platform/id-source.ts';
import type { AreaNames } from '../platform/migrate.ts';
import { type PublicTokens, publicTokens } from '../platform/public-token.ts';
import type { AreaDatabase } from '../platform/sql.ts';
import { statutoryCalendar } from '../rules/calendar/index.ts';
import { catalogueRoutes, codeListRoutes } from '../rules/catalogue/index.ts';
import type { FigureShelf } from '../rules/figures/index.ts';
import {
  createPolicyShelf,
  type NationalBounds,
  type PolicyShelf,
  policyRoutes,
} from '../rules/policy/index.ts';
import { burdenRoutes } from '../watch/burden/index.ts';
import { proofRoutes } from '../watch/proof/index.ts';
import { tiltRoutes } from '../watch/tilt/index.ts';
import { codeNamed } from './code-named.ts';
import { effectsOf, figureBook, matterBook } from './effects.ts';
import { feedsOf, premiumsOf } from './join-contexts.ts';

/** One pooling area at work: what every context's commands and routes are given. */
export type AreaWorld = {
  readonly database: AreaDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly shelf: PolicyShelf;
  /** What matters and accounts go by. */
  readonly figures: FigureShelf;
  /** The other areas, as far as wallets and shown codes go. */
  readonly areas: AreaPort;
  readonly codes: CodePort;
  readonly settlements: Settlements;
  /** Charges and settlements as hospitals' own systems send them. */
  readonly charges: Charges;
  readonly money: ProviderMoney;
  readonly settlementLists: SettlementLists;
  readonly records: Records;
  /** What national texts let a published document say. */
  readonly bounds: NationalBounds | null;
  readonly credentials: Credentials;
  /** The bank that pays providers and persons by message; null: by file only. */
  readonly bank: Bank | null;
  /** The pension office that is told of transfers by message; null: on paper only. */
  readonly pension: PensionOffice | null;
  /** Premiums of residents, contributions of units. */
  readonly premiums: PremiumDeps;
  /** Tells a case what became of the payment that it waits for. */
  readonly paymentMoved: PersonPaymentDeps['paymentMoved'];
  /** What stands in the QR codes of papers. */
  readonly tokens: PublicTokens;
  /** The files that people bring. */
  readonly papers: PaperDeps;
  /** What is said to people about their cases. */
  readonly notices: NoticeDeps;
  /** The one window. */
  readonly matters: Matters;
  /** Many of a matter from a sheet. */
  readonly batches: BatchWorld;
  /** Lists of special groups from other authorities. */
  readonly feeds: FeedWorld;
  /** What ended, and when, as counted once. */
  readonly results: ResultsBook;
};

export type World = {
  readonly areas: () => readonly AreaNames[];
  /** Throws an outage until the area was opened. */
  readonly of: (area: AreaCode) => AreaWorld;
  readonly open: (area: AreaNames, database: AreaDatabase) => AreaWorld;
  /** Lets what is under way finish, then gives the connections back. */
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  readonly clock?: Clock;
  readonly lanes?: number;
  readonly bounds?: NationalBounds | null;
  /** Signs e-vouchers; absent: they are good as long as this process. */
  readonly voucherSecret?: Uint8Array;
  /** Signs the QR codes of papers; absent: they are good as long as this process. */
  readonly paperSecret?: Uint8Array;
  readonly bank?: Bank | null;
  /** The pension office, to which letters of transfers go; absent: on paper. */
  readonly pension?: PensionOffice | null;
  /** Who collects premiums; absent: nobody does by himself. */
  readonly collectors?: PremiumDeps['collectors'];
  /** Where papers lie, who looks at them, and how large they may be; absent: there is no place for any. */
  readonly files?: Files;
  /** By which ways people are told; absent: in the app alone. */
  readonly gateways?: Gateways;
  /** Absent: the documents of this program. */
  readonly book?: MatterBook;
  /** Who works at an office; absent: nobody can be asked. */
  readonly colleagues?: Colleagues;
};

export type Files = {
  readonly store: ObjectStore;
  readonly scan: VirusScan;
  readonly paperMax: number;
};

const NO_FILES: Files = { store: closedStore, scan: noVirusScan, paperMax: PAPER_MAX };

export function createWorld(options: WorldOptions = {}): World {
  const { clock = systemClock, lanes = 3, bounds = null, bank = null } = options;
  const { gateways = {} } = options;
  const { store, ...taking } = options.files ?? NO_FILES;
  const book = options.book ?? matterBook();
  const secret = options.voucherSecret ?? randomBytes(32);
  const paperSecret = options.paperSecret ?? randomBytes(32);
  const worlds = new Map<AreaCode, AreaWorld & { readonly names: AreaNames }>();
  const ids = idSource(clock);
  const find = (area: AreaCode) => worlds.get(area) ?? null;
  const others = () => [...worlds.values()].map(({ names }) => names);
  const between = { areas: localAreas({ find, others }), codes: localCodes(find) };
  return {
    areas: () => [...worlds.values()].map(({ names }) => names),
    of(area) {
      const found = worlds.get(area);
      if (!found) throw new Outage('the server is still starting');
      return found;
    },
    open(names, database) {
      const shelf = createPolicyShelf({ database });
      const settlements = createSettlements({ database, shelf, clock, ids, workers: lanes });
      const credentials = createCredentials({ database, clock, ids, secret });
      const charges = createCharges({ database, clock, workers: lanes });
      const money = createProviderMoney({ database, shelf, settlements });
      const settlementLists = createSettlementLists({ clock, checks: settlementListChecks() });
      const figures = figureBook();
      const drawing = { database, clock, ids, figures };
      const parts = { ...drawing, shelf, settlements, charges, money, bounds, ...between };
      const made = {
        names,
        ...parts,
        credentials,
        bank,
        premiums: premiumsOf(drawing, options.collectors),
        pension: options.pension ?? null,
        tokens: publicTokens(names.code, paperSecret),
        settlementLists,
        records: createRecords({ clock, ids }),
        notices: { database, clock, ids, gateways },
        papers: {
          ...{ database, clock, ...taking },
          vault: createVault({ store, sealer: database.sql.sealer, area: names.code }),
        },
      };
      const reopen: Reopen = (sql, asked) => matters.reopen(asked, sql);
      const matters = createMatters({
        ...{ database, clock, ids, secret: paperSecret, calendar: statutoryCalendar },
        ...{ delegated: book.delegated, hours: book.hours },
        shelf: createMatterShelf(book, effectsOf({ ...made, reopen })),
        notify: (sql, notices) => makeNotices(made.notices, sql, notices),
        ...{ colleagues: options.colleagues ?? null, word },
      });
      const batches = { database, clock, ids, matters, codeNamed, word };
      const results = createResultsBook({ database, clock });
      const joined = { ...made, matters, batches, feeds: feedsOf(made), results };
      const world = { ...joined, paymentMoved: paymentTeller(matters) };
      worlds.set(names.code, world);
      return world;
    },
    async close() {
      const open = [...worlds.values()];
      await Promise.all(open.map(({ charges }) => charges.close()));
      await Promise.all(open.map(({ settlements }) => settlements.close()));
      await Promise.all(open.map(({ database }) => database.close()));
    },
  };
}

/** What anybody may call without signing in, besides the ways in. */
export function publicRoutes(
  world: Pick<World, 'areas' | 'of'>,
  clock: Clock = systemClock,
): SharedRoute[] {
  const find = (area: AreaCode) =>
    world.areas().some(({ code }) => code === area) ? world.of(area) : null;
  return limitByAddress([...receiptRoutes(find), ...certificateCheckRoutes(find)], clock);
}

/** A paper is read by whoever may read its case. */
function readable(of: (area: AreaCode) => AreaWorld): PermitCase {
  return async (area, caller, id) => {
    const { matters } = of(area);
    const reader = caller.person ? await readerOfOwn(matters, id as CaseId, caller) : caller;
    return readCase(matters, id as CaseId, reader);
  };
}

/** Every row of the interface. */
export function allRoutes(of: (area: AreaCode) => AreaWorld): Route[] {
  const desk = [
    ...enrolmentRoutes(of),
    ...groupRoutes(of),
    ...filingRoutes(of),
    ...providerRoutes(of),
    ...catalogueRoutes(of),
    ...codeListRoutes(of),
    ...encounterRoutes(of),
    ...queueRoutes(of),
    ...settlementRoutes(of),
    ...prescriptionRoutes(of),
    ...wardRoutes(of),
    ...policyRoutes(of),
    ...tryRoutes(of),
    ...proofRoutes(of),
    ...credentialRoutes(of),
    ...shareRoutes(of),
    ...ownAccountRoutes(of),
    ...settlementListRoutes(of),
    ...recordRoutes(of),
    ...stockRoutes(of),
    ...paymentRoutes(of),
    ...personPaymentRoutes(of),
    ...reconciliationRoutes(of),
    ...premiumRoutes((area) => of(area).premiums),
    ...householdRoutes(of),
    ...messageRoutes(of),
    ...particularsRoutes(of),
    ...certificateRoutes({ of, permit: readable(of) }),
    ...officeRoutes(of),
    ...matterRoutes(of),
    ...claimRoutes(of),
    ...transferRoutes(of),
    ...ownMatterRoutes(of),
    ...insuredRoutes(of),
    ...deskRoutes((area) => ({ ...of(area), untilPaid: paidMatters })),
    ...batchRoutes((area) => of(area).batches),
    ...feedRoutes((area) => of(area).feeds),
    ...tiltRoutes(of),
    ...burdenRoutes((area) => of(area).feeds),
    ...paperRoutes({
      of: (area) => of(area).papers,
      permit: readable(of),
      ownTaker: (area, caller) => markOf(of(area).database.sql, caller.id),
    }),
    ...noticeRoutes((area) => of(area).notices),
    ...awayRoutes(of),
  ];
  return [...desk, ...ownRoutes(desk, of)];
}

/** Matters whose promise is kept by paying and not by deciding. */
function paidMatters() {
  const { matters } = matterBook();
  return matters.filter(({ deadline }) => deadline.until === 'paid').map(({ code }) => code);
}
