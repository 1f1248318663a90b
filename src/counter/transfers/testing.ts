import type { PersonId } from '../../kernel/ids.ts';
import { drawPremium, returnDraw } from '../../money/own-account/index.ts';
import { HOME, walletWorld } from '../../money/own-account/testing.ts';
import { orderPremium, type PremiumDeps, payPremium } from '../../money/premium/index.ts';
import { testCollector } from '../../money/premium/testing.ts';
import type { GrantId } from '../../people/accounts/index.ts';
import { verify } from '../../watch/proof/index.ts';
import type { CasePaper, Form } from '../matters/index.ts';
import {
  addInsured,
  addOffices,
  effectNamed,
  openCase,
  runEffect,
} from '../matters/testing-case.ts';
import { localTransfers, type TransferDeps, transferEffects } from './index.ts';

export const ACCOUNT = { holder: '示例人', bank: '示范银行', number: '62000000000001' };
const CLERK = { id: 'officer.one', office: null };

/** Two areas with accounts, wallets and premiums; everything of this context is tried in the first. */
export async function transferWorld() {
  const made = await walletWorld();
  const { home, away } = made;
  await addOffices(home.database);
  await addOffices(away.database);
  const bank = testCollector();
  const depsOf = (own: (typeof made.of)['home']): TransferDeps => ({
    ...own,
    premiums: {
      ...{ database: own.database, clock: own.clock, ids: own.ids, figures: own.figures },
      collectors: { bank, tax: null },
      accounts: {
        drawPremium: (sql, { payer, ...draw }) =>
          drawPremium(sql, own, {
            ...draw,
            payer: 'own' in payer ? payer : { grant: payer.grant as GrantId },
          }),
        returnDraw: (sql, back) => returnDraw(sql, own, back),
      },
    } satisfies PremiumDeps,
  });
  const deps = { home: depsOf(made.of.home), away: depsOf(made.of.away) };
  const transfers = localTransfers(() => [home.database, away.database]);
  let keys = 0;
  /** As the engine numbers them, for the proof. */
  const numbered = () => ({ number: `532900-2025-${String(++keys).padStart(8, '0')}` });
  const at = (area: 'home' | 'away') => made[area];
  return {
    ...{ ...made, bank, deps, transfers, numbered, area: HOME, key: () => `key-of-test-${++keys}` },
    /** With receipts, unless the test says that there are none. */
    async run(name: string, person: PersonId, form: Form, area: 'home' | 'away' = 'home') {
      const facts = await openCase(at(area), { person, form, change: numbered() });
      const effect = effectNamed(transferEffects(deps[area]), name);
      const papers = form.receipts === 'none' ? [] : [{ material: 'receipts' } as CasePaper];
      return { facts, ...(await runEffect(made[area], effect, { ...facts, papers })) };
    },
    async rule(name: string, person: PersonId, form: Form) {
      const facts = await openCase(at('home'), { person, form, change: numbered() });
      return effectNamed(transferEffects(deps.home), name).rule?.(home.database.sql, facts);
    },
    someone: async () => (await addInsured(home, { id: `R${++keys}` })).id,
    async order(person: PersonId, year = 2026) {
      const request = { key: `order-${++keys}`, person, scheme: 'resident' as const, year };
      return home.database.transaction((sql) =>
        orderPremium(sql, deps.home.premiums, { ...request, repairedYears: 0 }, CLERK),
      );
    },
    async paid(
      person: PersonId,
      payer: { own: PersonId } | { grant: GrantId } | null = null,
      year = 2026,
    ) {
      const { id } = await this.order(person, year);
      const by = { key: `pay-${++keys}`, order: id };
      const how = { by: payer && 'grant' in payer ? 'wallet' : 'account', payer } as const;
      return home.database.transaction((sql) =>
        payPremium(
          ...([sql, deps.home.premiums] as const),
          { ...by, ...(payer ? { ...how, payer } : { by: 'cash', payer: null }) },
          CLERK,
        ),
      );
    },
    async ledger(account: string): Promise<bigint> {
      const [row] = await home.database.sql<{ balance: bigint }>(
        'test: balance',
        'select coalesce(-sum(amount), 0)::bigint as balance from ledger_line where account = $1',
        [account],
      );
      return row?.balance ?? 0n;
    },
    /** What does not agree; a case of a test has no trace and no sealed form. */
    async found(area: 'home' | 'away' = 'home') {
      const { checks } = await verify(made[area]);
      return checks
        .filter(({ name, found }) => found > 0 && name !== 'cases' && name !== 'sealed-values')
        .map(({ name, problems }) => `${name} ${problems[0]?.what}`);
    },
    async read(table: string, person: PersonId) {
      return home.database.sql<Record<string, unknown>>(
        `test: ${table}`,
        `select * from ${table} where person_id = $1`,
        [person],
      );
    },
  };
}

export type TransferWorld = Awaited<ReturnType<typeof transferWorld>>;
