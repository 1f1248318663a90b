import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Link, useParams } from 'react-router';
import type { PremiumDetail } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { momentText } from '../../kit/today.ts';
import { useOfficeName } from '../window/use-office-name.ts';
import { PayPremium } from './pay-premium.tsx';
import { PremiumState } from './premiums-page.tsx';
import { premiumsWords } from './premiums-words.ts';
import { Shares } from './shares.tsx';

/** One premium: who bears it, what it insures, how it is paid, and what became of it. */
export function PremiumOrderPage() {
  const t = useText(premiumsWords);
  const { id = '' } = useParams();
  const detail = useQuery({
    queryKey: ['premium', id],
    queryFn: () => get<PremiumDetail>(`/premiums/${encodeURIComponent(id)}`),
  });
  const order = detail.data;
  return (
    <Frame
      back={<Link to="/premiums">← {t('back')}</Link>}
      title={
        order ? `${order.person.name} · ${t(`scheme.${order.scheme}`)} ${order.year}` : t('title')
      }
      extra={
        order ? <Link to={`/households/${order.person.id}`}>{t('household')}</Link> : undefined
      }
    >
      <AsyncView query={detail}>{(premium) => <Opened premium={premium} />}</AsyncView>
    </Frame>
  );
}

function Opened({ premium }: { readonly premium: PremiumDetail }) {
  const t = useText(premiumsWords);
  const may = useMay();
  return (
    <>
      <div className="halves">
        <Card title={t('list')}>
          <div className="stack">
            <Shares shares={premium} />
            <OrderFacts premium={premium} />
          </div>
        </Card>
        {may('premium.write') ? <PayPremium premium={premium} /> : null}
      </div>
      <Card title={t('events')}>
        <div className="scroll">
          <table className="plain" aria-label={t('events')}>
            <thead>
              <tr>
                <th scope="col">{t('event')}</th>
                <th scope="col">{t('onDay')}</th>
                <th scope="col">{t('channel')}</th>
                <th scope="col">{t('reference')}</th>
                <th scope="col">{t('actor')}</th>
              </tr>
            </thead>
            <tbody>
              {premium.events.map((event) => (
                <tr key={event.seq}>
                  <th scope="row">{t(`state.${event.kind}`)}</th>
                  <td title={momentText(event.at)}>{event.onDay}</td>
                  <td>{event.channel === null ? '—' : t(`channel.${event.channel}`)}</td>
                  <td>{event.reference}</td>
                  <td>{event.actor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  );
}

function OrderFacts({ premium }: { readonly premium: PremiumDetail }) {
  const t = useText(premiumsWords);
  const officeName = useOfficeName(useMay()('matter.read'));
  const { insurance, office } = premium;
  return (
    <dl className="facts">
      <Fact name={t('state')}>
        <span role="status" data-testid="premium-state">
          <PremiumState premium={premium} />
        </span>
      </Fact>
      <Fact name={t('payUntil')}>{premium.payUntil}</Fact>
      {insurance === null ? null : (
        <>
          <Fact name={t('insurance')}>
            {t('insuredFromUntil', { from: insurance.startsOn, until: insurance.endsOn })}
          </Fact>
          <Fact name={t('coveredFrom')}>{insurance.coveredFrom}</Fact>
        </>
      )}
      {premium.repairedYears > 0 ? <Fact name={t('repair')}>{premium.repairedYears}</Fact> : null}
      {premium.receipt === null ? null : <Fact name={t('receipt')}>{premium.receipt}</Fact>}
      {office === null ? null : <Fact name={t('office')}>{officeName(office)}</Fact>}
    </dl>
  );
}
