import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import type { FeesView, StayView } from '../../../src/money/ward/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { PrintHead } from '../../kit/print-head.tsx';
import { useTerm } from '../../kit/term.ts';
import { momentText } from '../../kit/today.ts';
import { useFees } from './use-fees.ts';
import { wardWords } from './words.ts';

/** 住院费用清单, for the screen and for paper. */
export function FeeListPage() {
  const t = useText(wardWords);
  const { id = '' } = useParams();
  const fees = useFees(id);
  const stay = useQuery({
    queryKey: ['stay', id, 'fees'],
    queryFn: () => get<StayView>(`/stays/${encodeURIComponent(id)}`),
  });
  return (
    <>
      <PrintHead
        back={<Link to={`/desk/ward/${encodeURIComponent(id)}`}>← {t('backToStay')}</Link>}
        title={t('feeList')}
      />
      <AsyncView query={stay}>
        {(opened) => (
          <AsyncView query={fees}>{(view) => <FeeList stay={opened} fees={view} />}</AsyncView>
        )}
      </AsyncView>
    </>
  );
}

function FeeList({ stay, fees }: { stay: StayView; fees: FeesView }) {
  const t = useText(wardWords);
  const facts: readonly (readonly [string, string])[] = [
    [t('patient'), stay.personName],
    [t('number'), stay.number],
    [t('department'), `${stay.departmentName} ${stay.bed}`.trim() || '—'],
    [t('admittedOn'), stay.startedOn],
    [t('leftOn'), stay.endedOn ?? t('stillIn')],
    [t('days'), String(stay.days)],
  ];
  return (
    <article className="slip fee-page" aria-label={t('feeTitle')}>
      <h2 className="fee-head">{stay.providerName}</h2>
      <p className="slip-kind">{t('feeTitle')}</p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <FeeTable fees={fees} />
      <div className="signatures">
        <span>
          {t('printedAt')} {momentText(new Date().toISOString())}
        </span>
        <span>{t('signPatient')} ____________</span>
      </div>
    </article>
  );
}

function FeeTable({ fees }: { fees: FeesView }) {
  const t = useText(wardWords);
  const term = useTerm();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be scrolled by keyboard too.
    <section className="scroll" tabIndex={0} aria-label={t('feeList')}>
      <table className="plain" aria-label={t('feeList')}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('class')}</th>
            {(['price', 'quantity', 'amount', 'outside'] as const).map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fees.categories.map(({ category, amount, outside, fees: list }) => (
            <Fragment key={category}>
              <tr className="fee-category">
                <th scope="row" colSpan={4}>
                  {t(`category.${category as 'bed'}`)}
                </th>
                <td className="number">{moneyText(amount)}</td>
                <td className="number">{moneyText(outside)}</td>
              </tr>
              {list.map((fee) => (
                <tr key={`${fee.code} ${fee.unitPrice} ${fee.class}`}>
                  <th scope="row">{fee.name}</th>
                  <td>{term('class', fee.class)}</td>
                  <td className="number">{fee.unitPrice}</td>
                  <td className="number">{fee.quantity}</td>
                  <td className="number">{moneyText(fee.amount)}</td>
                  <td className="number">{moneyText(fee.outside)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
          <tr className="fee-category">
            <th scope="row" colSpan={4}>
              {term('amount', 'total')}
            </th>
            <td className="number">{moneyText(fees.total)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}
