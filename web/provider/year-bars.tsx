import { useQueries, useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useTotalName } from '../explain/total-name.ts';
import { drawn } from '../explain/waterfall.ts';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { MoneyText, moneyText } from '../kit/money-text.tsx';
import type { InForce, PolicyDocumentView } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { TONES } from '../kit/theme.ts';
import { today } from '../kit/today.ts';
import type { PersonView, YearToDate } from '../kit/views.ts';
import { type CapOf, capFor, capsOf } from './caps-of.ts';
import { deskWords } from './words.ts';

/** What the year has used up already, each beside its limit where the policy sets one. */
export function YearBars({ person }: { person: PersonView }) {
  const t = useText(deskWords);
  if (person.yearToDate.length === 0) return <p className="quiet">{t('nothingYet')}</p>;
  const groups = person.groups.map(({ group }) => group);
  return (
    <div className="halves">
      {person.yearToDate.map((year) => (
        <OneYear key={`${year.scheme}${year.year}`} year={year} groups={groups} />
      ))}
    </div>
  );
}

function OneYear({ year, groups }: { year: YearToDate; groups: readonly string[] }) {
  const term = useTerm();
  const caps = useCaps(year, groups);
  const totals = Object.entries(year.totals);
  return (
    <div>
      <h3 className="year-title">
        {year.year} · {term('scheme', year.scheme)}
      </h3>
      {totals.map(([key, amount]) => (
        <TotalBar key={key} name={key} amount={amount} cap={capFor(caps, key)?.cap ?? null} />
      ))}
    </div>
  );
}

function TotalBar({ name, amount, cap }: { name: string; amount: string; cap: string | null }) {
  const t = useText(deskWords);
  const label = useTotalName()(name);
  const percent = cap === null ? 0 : Math.min(100, (drawn(amount) / (drawn(cap) || 1)) * 100);
  return (
    <div className="year-bar">
      <span>{label}</span>
      {cap === null ? (
        <span />
      ) : (
        <Progress
          percent={percent}
          showInfo={false}
          strokeColor={percent >= 100 ? TONES.cash : TONES.fund}
          aria-label={label}
        />
      )}
      <span className="number">
        {name === 'admissions' ? amount : <MoneyText amount={amount} />}
        {cap === null ? null : (
          <span className="quiet small"> / {t('of', { cap: moneyText(cap) })}</span>
        )}
      </span>
    </div>
  );
}

/** The documents that held in that year, read for their limits. */
function useCaps({ scheme, year }: YearToDate, groups: readonly string[]): CapOf[] {
  const now = today();
  const day = now.startsWith(String(year)) ? now : `${year}-12-31`;
  const inForce = useQuery({
    queryKey: ['in-force', scheme, day],
    queryFn: () => get<InForce>('/policies/in-force', { scheme, day }),
    staleTime: 60_000,
  });
  const documents = useQueries({
    queries: (inForce.data?.documents ?? []).map(({ id }) => ({
      queryKey: ['policy', id],
      queryFn: () => get<PolicyDocumentView>('/policies/document', { id }),
      staleTime: 60_000,
    })),
  });
  return capsOf(
    documents.flatMap(({ data }) => (data ? [data.document] : [])),
    groups,
  );
}
