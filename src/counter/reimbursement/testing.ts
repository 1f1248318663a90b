import type { PersonId } from '../../kernel/ids.ts';
import type { Answer } from '../../money/settlement/index.ts';
import { addPerson, HOSPITAL, settlementWorld } from '../../money/settlement/testing.ts';
import type { Case, CaseFacts, Effect, Form, Matter, Outcome } from '../matters/index.ts';
import { reimbursementEffects } from './effects.ts';

export async function claimWorld(options: Parameters<typeof settlementWorld>[0] = {}) {
  const base = await settlementWorld(options);
  await base.database.sql(
    'test: hospital elsewhere',
    `insert into provider (id, name, initials, county) values
       ('H-AWAY', '示范省城医院', 'sfscyy', '530102')`,
  );
  await base.database.sql(
    'test: term elsewhere',
    `insert into provider_term (provider_id, level, contracted, starts_on)
     values ('H-AWAY', 'tertiary', true, '2020-01-01')`,
  );
  const [effect] = reimbursementEffects(base);
  return { ...base, effect: effect as Effect<Answer> };
}

export type ClaimWorld = Awaited<ReturnType<typeof claimWorld>>;

let invoices = 0;

/** A stay of June at the tertiary hospital, in the lines given. */
export function stayForm(lines: Readonly<Record<string, string>>, more: Form = {}): Form {
  invoices += 1;
  const amounts = Object.values(lines).map((text) => Math.round(Number(text) * 100));
  const total = amounts.reduce((sum, fen) => sum + fen, 0);
  return {
    provider: HOSPITAL,
    from: '2025-06-01',
    until: '2025-06-10',
    billName: '示例人',
    invoices: `INV-${invoices}`,
    diagnosis: '示例诊断',
    lines: Object.entries(lines).map(([code, amount]) => ({ code, name: '', amount })),
    total: `${Math.floor(total / 100)}.${String(total % 100).padStart(2, '0')}`,
    account: { holder: '示例人', bank: '示范银行', number: '6200000000001234' },
    ...more,
  };
}

/** A visit of one day to the tertiary hospital. */
export function visitForm(lines: Readonly<Record<string, string>>, more: Form = {}): Form {
  const { until: _, ...form } = stayForm(lines, more);
  return form;
}

/** A case as the engine would hand it to the effect. */
export function caseFacts(
  world: ClaimWorld,
  person: PersonId,
  form: Form,
  more: Partial<Case> = {},
): CaseFacts {
  const one = {
    id: world.ids.next(),
    person,
    form,
    state: 'open',
    result: {},
    openedBy: 'clerk',
    ...more,
  };
  return {
    case: one as unknown as Case,
    matter: { effect: 'reimburse', steps: [] } as unknown as Matter,
    papers: [],
  };
}

/** Approved: prepared and carried out, as often as one likes. */
export async function carryOut(world: ClaimWorld, facts: CaseFacts): Promise<Outcome> {
  const { effect, database } = world;
  const prepared = (await effect.prepare?.(facts)) as Answer;
  return database.transaction((sql) => effect.carryOut(sql, facts, prepared));
}

export { addPerson };
