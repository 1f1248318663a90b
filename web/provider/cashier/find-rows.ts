import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../kit/api.ts';
import type { SettlementSummary } from '../../kit/settlement-views.ts';
import { useTerm } from '../../kit/term.ts';
import { momentText, today } from '../../kit/today.ts';
import type { EncounterSummary, Page, PersonSummary } from '../../kit/views.ts';

/** What stands below the scan field. */
export type Listed =
  | { readonly is: 'persons'; readonly query: string }
  | { readonly is: 'bills-of'; readonly person: string }
  | { readonly is: 'waiting' }
  | { readonly is: 'settled' };

export type Row = {
  readonly id: string;
  readonly opens: 'person' | 'bill' | 'settlement';
  readonly name: string;
  readonly note: string;
  readonly amount: string | null;
  /** Taken back. */
  readonly struck?: boolean;
};

const LIMIT = 50;

export function billsPath(provider: string, person: string) {
  return ['/encounters', { provider, person, open: true, payable: true, size: LIMIT }] as const;
}

export function useRows(listed: Listed, provider: string) {
  const term = useTerm();
  const bill = (row: EncounterSummary): Row => ({
    id: row.id,
    opens: 'bill',
    name: row.personName,
    note: `${term('visit', row.kind)} · ${row.startedOn}`,
    amount: row.billTotal,
  });
  const person = (row: PersonSummary): Row => ({
    id: row.id,
    opens: 'person',
    name: row.name,
    note: `${term('sex', row.sex)} · ${row.age} · ${row.idNumber}`,
    amount: null,
  });
  const settled = (row: SettlementSummary): Row => ({
    id: row.id,
    opens: 'settlement',
    name: row.person.name,
    note: `${momentText(row.settledAt)} · ${term('record', row.kind)} · ${term('visit', row.visitKind)}`,
    amount: row.total,
    struck: row.reversed,
  });
  return useQuery({
    queryKey: ['list', 'cashier', provider, listed],
    placeholderData: keepPreviousData,
    refetchInterval: listed.is === 'persons' ? false : 10_000,
    async queryFn(): Promise<readonly Row[]> {
      switch (listed.is) {
        case 'persons': {
          const query = { query: listed.query, size: 8 };
          return (await get<Page<PersonSummary>>('/persons', query)).rows.map(person);
        }
        case 'bills-of': {
          const page = await get<Page<EncounterSummary>>(...billsPath(provider, listed.person));
          return page.rows.map(bill);
        }
        case 'waiting': {
          const query = { provider, open: true, payable: true, since: today(), size: LIMIT };
          return (await get<Page<EncounterSummary>>('/encounters', query)).rows.map(bill);
        }
        case 'settled': {
          const query = { provider, day: today(), size: LIMIT };
          return (await get<Page<SettlementSummary>>('/settlements', query)).rows.map(settled);
        }
      }
    },
  });
}
