import type { PersonId } from '../../../kernel/ids.ts';
import type { Sql } from '../../../platform/sql.ts';
import type { BatchId, OrderState, PremiumScheme, StandingOrder } from '../model.ts';
import { ORDER, orderOf, type Row } from './orders.ts';

export type OrderSearch = {
  readonly person: PersonId | null;
  readonly year: number | null;
  readonly scheme: PremiumScheme | null;
  readonly batch: BatchId | null;
  readonly office: string | null;
  readonly state: OrderState | null;
  readonly limit: number;
  readonly offset: number;
};

type Asked = keyof Omit<OrderSearch, 'limit' | 'offset'>;

const COUNT_LIMIT = 10_000;

/** What each is asked by. Below an office is what begins with its path and a stroke; after the stroke comes the zero. */
const CONDITIONS = {
  person: 'o.person_id = ?',
  batch: 'o.batch_id = ?',
  office: "(o.office = ? or (o.office >= ? || '/' and o.office < ? || '0'))",
  state: 's.state = ?',
  year: 's.year = ?',
  scheme: 's.scheme = ?',
} as const satisfies Record<Asked, string>;
const NAMES = Object.keys(CONDITIONS) as Asked[];
/** These know who, where and by which list; what only says year, scheme and state is answered by the states alone. */
const OF_ORDER: readonly Asked[] = ['person', 'batch', 'office'];

/** Newest first. A statement for each way to ask, so that each is planned for what is asked and reads no more than that. */
export async function searchOrders(
  sql: Sql,
  { limit, offset, ...search }: OrderSearch,
): Promise<{ readonly rows: StandingOrder[]; readonly total: number }> {
  const asked = NAMES.filter((name) => search[name] !== null);
  const values = asked.map((name) => search[name]);
  const by = asked.length === 0 ? 'nothing' : asked.join(' ');
  const wanted = wantedBy(asked);
  const [last, from] = [values.length + 1, values.length + 2];
  const [rows, counted] = await Promise.all([
    sql<Row>(
      `premium: search by ${by}`,
      `select ${ORDER} from premium_order_now where id in (
         select s.order_id ${wanted} order by s.order_id desc limit $${last} offset $${from}) order by id desc`,
      [...values, limit, offset],
    ),
    sql<{ total: bigint }>(
      `premium: count by ${by}`,
      `select count(*) as total from (select ${wanted} limit ${COUNT_LIMIT}) counted`,
      values,
    ),
  ]);
  return { rows: rows.map(orderOf), total: Number(counted[0]?.total ?? 0n) };
}

function wantedBy(asked: readonly Asked[]): string {
  const ofOrder = asked.some((name) => OF_ORDER.includes(name));
  const from = `from premium_order_state s${ofOrder ? ' join premium_order o on o.id = s.order_id' : ''}`;
  if (asked.length === 0) return from;
  const texts = asked.map((name, at) => CONDITIONS[name].replaceAll('?', `$${at + 1}`));
  return `${from} where ${texts.join(' and ')}`;
}
