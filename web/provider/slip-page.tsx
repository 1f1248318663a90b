import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import { StepsTable } from '../explain/steps-table.tsx';
import { AsyncView } from '../kit/async-view.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { PrintHead } from '../kit/print-head.tsx';
import type { AmountName, SettlementView } from '../kit/settlement-views.ts';
import { useLevel, useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { usePayerName } from '../kit/use-payer-name.ts';
import { useSettlement } from './settlement-page.tsx';
import { deskWords } from './words.ts';

export function SlipPage() {
  const t = useText(deskWords);
  const { id = '' } = useParams();
  const query = useSettlement(id);
  return (
    <>
      <PrintHead
        back={<Link to={`/settlements/${id}`}>← {t('settlement')}</Link>}
        title={t('slip')}
      />
      <AsyncView query={query}>{(view) => <Slip view={view} />}</AsyncView>
    </>
  );
}

const BILL: readonly AmountName[] = [
  'total',
  'fullSelfPay',
  'overCeiling',
  'priorSelfPay',
  'inScope',
  'outOfAreaSelfPay',
  'deductible',
  'overCap',
];
const PAYERS: readonly AmountName[] = [
  'pool',
  'largeAmount',
  'seriousDisease',
  'medicalAid',
  'fund',
  'ownAccount',
  'mutualAid',
  'cash',
];

/** Fits A4 and A5; every layer stands on it, also those that paid nothing. */
export function Slip({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    <article className="slip" aria-label={t('slip')}>
      <h1>{view.provider.name}</h1>
      <p className="slip-kind">
        {t('slipTitle')} · {term('record', view.kind)}
      </p>
      <SlipFacts view={view} />
      <div className="slip-columns">
        <AmountTable title={t('bill')} names={BILL} view={view} />
        <AmountTable title={t('payers')} names={PAYERS} view={view} />
      </div>
      {view.gate === null ? null : <p>{term('gate', view.gate)}</p>}
      <h2>{t('howComputed')}</h2>
      <StepsTable steps={view.steps} relatives={view.relatives ?? []} />
      <SlipFoot view={view} />
    </article>
  );
}

function SlipFacts({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const term = useTerm();
  const levelOf = useLevel();
  const facts: readonly (readonly [string, string])[] = [
    [t('person'), view.person.name],
    [t('scheme'), term('scheme', view.scheme)],
    [t('kind'), term('visit', view.visitKind)],
    [
      t(view.providerKind === 'pharmacy' ? 'providerKind' : 'level'),
      levelOf({ level: view.level, kind: view.providerKind }),
    ],
    [t('benefitDay'), view.benefitDay],
    [t('settledAt'), momentText(view.settledAt)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type TableFacts = { title: string; names: readonly AmountName[]; view: SettlementView };

function AmountTable({ title, names, view }: TableFacts) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    <table className="plain" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="number">
            {t('yuan')}
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <Fragment key={name}>
            <tr className={name === 'cash' || name === 'total' ? 'strong' : undefined}>
              <th scope="row">{term('amount', name)}</th>
              <td className="number">{moneyText(view.amounts[name])}</td>
            </tr>
            {name === 'mutualAid' ? <RelativeRows view={view} /> : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Whose account gave how much, in the order in which they paid. */
function RelativeRows({ view: { relatives = [] } }: { view: SettlementView }) {
  const t = useText(deskWords);
  const nameOf = usePayerName();
  return relatives.map((payer) => (
    <tr key={`${payer.name} ${payer.relation} ${payer.amount}`} className="small">
      <th scope="row">{t(payer.wallet ? 'ofWallet' : 'ofAccount', { name: nameOf(payer) })}</th>
      <td className="number">{moneyText(payer.amount)}</td>
    </tr>
  ));
}

function SlipFoot({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const { language } = useLanguage();
  const titles = view.policySet.documents.map((document) =>
    language === 'zh' ? document.titleZh : document.titleEn,
  );
  return (
    <>
      <p className="small">
        {t('settlementNumber')} {view.id}
        <br />
        {t('policiesUsed')}: {titles.join(language === 'zh' ? '、' : ', ')} (
        {view.policySet.hash.slice(0, 12)})
      </p>
      <div className="signatures">
        <span>{t('signPerson')} ____________</span>
        <span>{t('signClerk')} ____________</span>
      </div>
    </>
  );
}
