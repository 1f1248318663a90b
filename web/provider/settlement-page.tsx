import { PrinterOutlined, RollbackOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Explanation } from '../explain/explanation.tsx';
import { GateNote } from '../explain/gate-note.tsx';
import { YearTable } from '../explain/year-table.tsx';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import { MoneyText, moneyText } from '../kit/money-text.tsx';
import type { AmountName, SettlementView } from '../kit/settlement-views.ts';
import { useLevel, useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { usePayerName } from '../kit/use-payer-name.ts';
import { providerQuery } from './provider-choice.ts';
import { ReverseDialog } from './reverse-dialog.tsx';
import { RecordTag } from './settlement-table.tsx';
import { deskWords } from './words.ts';

/** With what its provider is, which its paper says: a pharmacy is not called by a level. */
export function useSettlement(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['settlement', id],
    queryFn: async (): Promise<SettlementView> => {
      const view = await get<SettlementView>(`/settlements/${encodeURIComponent(id)}`);
      const asked = queries.ensureQueryData(providerQuery(view.provider.id));
      const provider = await asked.catch(() => null);
      return { ...view, providerKind: provider?.kind ?? null };
    },
  });
}

export function SettlementPage() {
  const { id = '' } = useParams();
  const query = useSettlement(id);
  return <AsyncView query={query}>{(view) => <Settled key={view.id} view={view} />}</AsyncView>;
}

function Settled({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const navigate = useNavigate();
  const [reversing, setReversing] = useState(false);
  const reversible = view.kind === 'settlement' && view.reversedBy === null;
  return (
    <Frame
      back={<Link to={`/desk/encounters/${view.encounter}`}>← {t('encounter')}</Link>}
      title={
        <span className="tools">
          {t('settlementOf', { name: view.person.name })}
          <RecordTag kind={view.kind} reversed={view.reversedBy !== null} />
        </span>
      }
      extra={
        <>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            onClick={() => navigate(`/settlements/${view.id}/slip`)}
          >
            {t('printSlip')}
          </Button>
          {reversible ? (
            <Button
              danger
              icon={<RollbackOutlined aria-hidden />}
              onClick={() => setReversing(true)}
            >
              {t('reverse')}
            </Button>
          ) : null}
        </>
      }
    >
      <Relations view={view} />
      <GateNote gate={view.gate} />
      <Figures view={view} />
      <SettlementFacts view={view} />
      <Explanation view={view} />
      <Card title={t('yearBeforeAfter')}>
        <YearTable before={view.before} after={view.after} />
      </Card>
      <ReverseDialog
        view={view}
        open={reversing}
        close={() => setReversing(false)}
        onReversed={(mirror) => navigate(`/settlements/${mirror}`)}
      />
    </Frame>
  );
}

const FIGURES: readonly AmountName[] = ['total', 'fund', 'personal', 'cash'];

function Figures({ view }: { view: SettlementView }) {
  const term = useTerm();
  return (
    <div className="figure-row">
      {FIGURES.map((name) => (
        <div key={name} className={`figure${name === 'cash' ? ' main' : ''}`}>
          <div className="figure-name">{term('amount', name)}</div>
          <div className="figure-value" data-testid={`figure-${name}`}>
            <MoneyText amount={view.amounts[name]} />
          </div>
        </div>
      ))}
    </div>
  );
}

function SettlementFacts({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const nameOf = usePayerName();
  const term = useTerm();
  const levelOf = useLevel();
  const { language } = useLanguage();
  const facts: readonly (readonly [string, string])[] = [
    [
      t('provider'),
      `${view.provider.name} · ${levelOf({ level: view.level, kind: view.providerKind })}`,
    ],
    [t('kind'), term('visit', view.visitKind)],
    [t('scheme'), term('scheme', view.scheme)],
    [t('benefitDay'), view.benefitDay],
    [t('benefitYear'), String(view.benefitYear)],
    [t('settledAt'), momentText(view.settledAt)],
    [t('settlementNumber'), view.id],
    ...(view.relatives ?? []).map(
      (payer) =>
        [
          t(payer.wallet ? 'ofWallet' : 'ofAccount', { name: nameOf(payer) }),
          moneyText(payer.amount),
        ] as const,
    ),
    ...(view.reason === '' ? [] : [[t('reason'), view.reason] as const]),
  ];
  return (
    <Card>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small">
        <span className="quiet">{t('policiesUsed')}: </span>
        {view.policySet.documents.map((document) => (
          <Link
            key={document.id}
            className="member"
            to={`/policies/document?id=${encodeURIComponent(document.id)}`}
          >
            {language === 'zh' ? document.titleZh : document.titleEn}
          </Link>
        ))}
      </p>
    </Card>
  );
}

function Relations({ view }: { view: SettlementView }) {
  const t = useText(deskWords);
  const [search] = useSearchParams();
  const related: readonly (readonly [string, string])[] = [
    ...(view.originalId === null ? [] : [[t('original'), view.originalId] as const]),
    ...(view.reversedBy === null ? [] : [[t('reversedBy'), view.reversedBy] as const]),
    ...view.supplements.map((id) => [t('supplement'), id] as const),
    ...search.getAll('also').map((id) => [t('alsoOfStay'), id] as const),
  ];
  if (related.length === 0) return null;
  const links = related.map(([name, id]) => (
    <Link key={id} className="member" to={`/settlements/${id}`}>
      {name}
    </Link>
  ));
  return <Alert type="info" showIcon title={links} />;
}
