import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { ClaimTrialView } from '../../../src/counter/reimbursement/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import type { CaseView } from '../../kit/matters/views.ts';
import { MoneyText } from '../../kit/money-text.tsx';
import type { Explained } from '../../kit/settlement-views.ts';
import { personPaymentWords } from '../person-payment-words.ts';

const Explanation = lazy(async () => ({
  default: (await import('../../explain/explanation.tsx')).Explanation,
}));

/**
 * What a claim on paper comes to now, line by line of the rules. Asked anew with every version of the case, since the
 * amount that an officer was shown last is the one that he decides on.
 */
export function ClaimTrial({ view }: { readonly view: CaseView }) {
  const t = useText(personPaymentWords);
  const may = useMay();
  const claims = view.fields.some(({ kind }) => kind === 'lines');
  const query = useQuery({
    queryKey: ['claim trial', view.id, view.version],
    queryFn: () => post<ClaimTrialView>(`/cases/${view.id}/claim-trials`, {}),
    enabled: claims && may('matter.take'),
    staleTime: 0,
    retry: false,
  });
  if (!claims || !may('matter.take')) return null;
  return (
    <Card title={t('trial')}>
      <AsyncView query={query}>{(trial) => <Shown trial={trial} />}</AsyncView>
    </Card>
  );
}

function Shown({ trial }: { readonly trial: ClaimTrialView }) {
  const t = useText(personPaymentWords);
  if (trial.fund === null) {
    return trial.settlement ? (
      <Link to={`/settlements/${trial.settlement}`}>{t('settledAs')}</Link>
    ) : null;
  }
  return (
    <div className="stack">
      <p>
        {t('fundPays')} <MoneyText amount={trial.fund} strong />
      </p>
      <table className="plain" aria-label={t('claimLines')}>
        <thead>
          <tr>
            <th>{t('line')}</th>
            <th>{t('item')}</th>
            <th>{t('class')}</th>
            <th>{t('lineAmount')}</th>
            <th>{t('inScope')}</th>
          </tr>
        </thead>
        <tbody>
          {trial.lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>
                {line.code} {line.name}
                {line.suggested ? (
                  <span className="quiet">
                    {' '}
                    {t('suggested', { code: line.suggested.code, name: line.suggested.name })}
                  </span>
                ) : null}
              </td>
              <td>{line.unknown ? t('unknown') : line.class}</td>
              <td>
                <MoneyText amount={line.amount} />
              </td>
              <td>
                <MoneyText amount={line.inScope} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Suspense fallback={null}>
        {trial.settlements.map((settlement) => (
          <Explanation key={settlement.from} view={settlement as unknown as Explained} />
        ))}
      </Suspense>
    </div>
  );
}
