import { useQuery } from '@tanstack/react-query';
import { Button, Card, Result, Tag } from 'antd';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import type { ProofReport } from '../kit/policy-views.ts';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { officeWords } from './words.ts';

export function ProofPage() {
  const t = useText(officeWords);
  const query = useQuery({
    queryKey: ['proof'],
    queryFn: () => get<ProofReport>('/proof'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Frame
      title={t('proof')}
      extra={
        <Button type="primary" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('proveAgain')}
        </Button>
      }
    >
      <Card>
        <p className="lead">{t('proofHint')}</p>
        {query.isPending ? <p className="quiet">{t('proofTakesTime')}</p> : null}
        <AsyncView query={query}>{(report) => <Report report={report} />}</AsyncView>
      </Card>
    </Frame>
  );
}

function Report({ report }: { report: ProofReport }) {
  const t = useText(officeWords);
  return (
    <>
      <Result
        status={report.sound ? 'success' : 'error'}
        title={report.sound ? t('sound') : t('unsound')}
        subTitle={t('provedAt', { at: momentText(report.startedAt) })}
      />
      <div className="scroll">
        <table className="plain" aria-label={t('proof')}>
          <thead>
            <tr>
              <th scope="col">{t('check')}</th>
              <th scope="col" className="number">
                {t('checked')}
              </th>
              <th scope="col">{t('problems')}</th>
            </tr>
          </thead>
          <tbody>
            {report.checks.map((check) => (
              <CheckRow key={check.name} check={check} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function CheckRow({ check }: { check: ProofReport['checks'][number] }) {
  const t = useText(officeWords);
  const term = useTerm();
  return (
    <tr>
      <th scope="row">{term('check', check.name)}</th>
      <td className="number">{check.checked.toLocaleString('en-US')}</td>
      <td>
        {check.found === 0 ? <Tag color="green">{t('noProblem')}</Tag> : null}
        {check.found > 0 ? <Tag color="red">{check.found}</Tag> : null}
        {check.problems.map(({ what, where }) => (
          <div key={`${what}${where}`} className="small">
            {what} <code>{where}</code>
          </div>
        ))}
      </td>
    </tr>
  );
}
