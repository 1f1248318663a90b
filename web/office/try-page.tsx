import { useMutation } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { Link } from 'react-router';
import { Explanation } from '../explain/explanation.tsx';
import { YearTable } from '../explain/year-table.tsx';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { Frame } from '../kit/frame.tsx';
import { useText } from '../kit/language.tsx';
import type { TryView } from '../kit/settlement-views.ts';
import { TotalLines } from '../kit/total-lines.tsx';
import type { TryBody } from './try-body.ts';
import { TryForm } from './try-form.tsx';
import { officeWords } from './words.ts';

export function TryPage() {
  const t = useText(officeWords);
  const trying = useMutation({
    mutationFn: (body: TryBody) => post<TryView>('/policies/try', body),
  });
  return (
    <Frame back={<Link to="/policies">← {t('policies')}</Link>} title={t('tryTitle')}>
      <div className="try-split">
        <Card title={t('theBill')}>
          <TryForm busy={trying.isPending} onTry={(body) => trying.mutate(body)} />
        </Card>
        <section className="stack" aria-label={t('result')} aria-live="polite">
          {trying.isIdle ? <Alert type="info" showIcon title={t('tryHint')} /> : null}
          {trying.isError ? <Failure error={trying.error} /> : null}
          {trying.data ? <Tried view={trying.data} /> : null}
        </section>
      </div>
    </Frame>
  );
}

function Tried({ view }: { view: TryView }) {
  const t = useText(officeWords);
  return (
    <>
      <Card title={t('result')}>
        <TotalLines amounts={view.amounts} />
      </Card>
      <Explanation view={view} />
      <Card title={t('added')}>
        <YearTable before={{}} after={view.added} />
      </Card>
    </>
  );
}
