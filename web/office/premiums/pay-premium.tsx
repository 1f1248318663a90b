import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Popconfirm, Radio, Select } from 'antd';
import { useState } from 'react';
import type { AccountView } from '../../../src/money/own-account/index.ts';
import type { PremiumDetail, PremiumView } from '../../../src/money/premium/index.ts';
import { useMay } from '../../account/session.ts';
import { get, post } from '../../kit/api.ts';
import { useAreaName } from '../../kit/area-picker.tsx';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { ReasonDialog } from '../order-actions.tsx';
import { PaySure } from './pay-sure.tsx';
import { premiumsWords } from './premiums-words.ts';

const WAYS = ['cash', 'account', 'wallet', 'bank', 'tax'] as const;
type Way = (typeof WAYS)[number];

/** What this person may do with a premium now: take the money, ask what became of it, or withdraw it. */
export function PayPremium({ premium }: { readonly premium: PremiumDetail }) {
  const t = useText(premiumsWords);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, state } = premium;
  const again = { onSettled: () => queries.invalidateQueries() };
  const ask = useMutation({
    mutationFn: () => post<PremiumView>(`/premiums/${id}/asks`, {}),
    ...again,
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      once(`withdraw ${id}`, { reason }, (body) =>
        post<PremiumView>(`/premiums/${id}/withdrawals`, body),
      ),
    onSuccess: () => setAsking(false),
    ...again,
  });
  const unclear = state === 'sent' || state === 'unknown';
  const payable = state === 'made' || state === 'failed';
  useKeys(unclear && !ask.isPending ? { F9: () => ask.mutate() } : {});
  if (!unclear && !payable) return null;
  return (
    <Card title={t('pay')}>
      <div className="stack">
        {payable ? <PayForm premium={premium} /> : null}
        {unclear ? (
          <>
            <Alert type="warning" showIcon title={t('unknownHint')} />
            <Button type="primary" loading={ask.isPending} onClick={() => ask.mutate()}>
              {t('askAgain')}
            </Button>
            {ask.isError ? <Failure error={ask.error} /> : null}
          </>
        ) : (
          <Button danger onClick={() => setAsking(true)}>
            {t('withdraw')}
          </Button>
        )}
        {asking ? (
          <ReasonDialog
            title={t('withdraw')}
            busy={withdraw.isPending}
            error={withdraw.error}
            close={() => setAsking(false)}
            onReason={(reason) => withdraw.mutate(reason)}
          />
        ) : null}
      </div>
    </Card>
  );
}

function PayForm({ premium }: { readonly premium: PremiumDetail }) {
  const t = useText(premiumsWords);
  const queries = useQueryClient();
  // Nothing is preset: whoever pressed F8 to ask for a premium and presses it again has not taken cash.
  const [by, setBy] = useState<Way | null>(null);
  const [grant, setGrant] = useState<string | null>(null);
  const [agreement, setAgreement] = useState('');
  const [sure, setSure] = useState(false);
  const collected = by === 'bank' || by === 'tax';
  const body = {
    ...{ by },
    ...(by === 'wallet' && grant !== null ? { grant } : {}),
    ...(collected ? { agreement: agreement.trim() } : {}),
  };
  const told = collected ? agreement.trim().length >= 4 : by !== 'wallet' || grant !== null;
  const ready = by !== null && told;
  const pay = useMutation({
    mutationFn: () =>
      once(`pay ${premium.id}`, body, (keyed) =>
        post<PremiumView>(`/premiums/${premium.id}/payments`, keyed),
      ),
    onSettled: () => {
      setSure(false);
      return queries.invalidateQueries();
    },
  });
  const press = () => {
    if (ready && !pay.isPending) setSure(true);
  };
  useKeys({ F8: press });
  return (
    <>
      <Radio.Group
        aria-label={t('by')}
        value={by}
        options={WAYS.map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={({ target }) => setBy(target.value as Way)}
      />
      {by === 'wallet' ? (
        <GrantChoice person={premium.person.id} grant={grant} choose={setGrant} />
      ) : null}
      {collected ? <AgreementField agreement={agreement} change={setAgreement} /> : null}
      {by === null ? <p className="quiet">{t('chooseWay')}</p> : null}
      <Button type="primary" disabled={!ready} loading={pay.isPending} onClick={press}>
        {t('payNow', { amount: moneyText(premium.personal) })}
      </Button>
      {pay.isError ? <Failure error={pay.error} /> : null}
      {sure && by !== null ? (
        <PaySure
          premium={premium}
          by={by}
          busy={pay.isPending}
          yes={() => {
            if (!pay.isPending) pay.mutate();
          }}
          no={() => setSure(false)}
        />
      ) : null}
    </>
  );
}

type AgreementProps = {
  readonly agreement: string;
  readonly change: (agreement: string) => void;
};

function AgreementField({ agreement, change }: AgreementProps) {
  const t = useText(premiumsWords);
  return (
    <Labelled name={t('agreement')}>
      {(id) => (
        <Input
          id={id}
          maxLength={40}
          placeholder={t('agreementHint')}
          value={agreement}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Labelled>
  );
}

type ChoiceProps = {
  readonly person: string;
  readonly grant: string | null;
  readonly choose: (grant: string | null) => void;
};

/** What relatives gave him, in the area and from elsewhere; what is only offered is agreed to here and pays at once. */
function GrantChoice({ person, grant, choose }: ChoiceProps) {
  const t = useText(premiumsWords);
  const term = useTerm();
  const may = useMay();
  const account = useQuery({
    queryKey: ['own account', person],
    queryFn: () => get<AccountView>(`/persons/${encodeURIComponent(person)}/own-account`),
  });
  const { received = [], quotas = [] } = account.data ?? {};
  const grants = [
    ...received.map(({ id, person: giver, relation, left }) => ({
      ...{ id, name: giver.name, relation, left },
    })),
    ...quotas
      .filter(({ state }) => state === 'open')
      .map(({ id, giver, relation, left }) => ({ id, name: giver, relation, left })),
  ];
  return (
    <>
      <Labelled name={t('grant')}>
        {(id) => (
          <Select
            id={id}
            className="filter"
            loading={account.isPending}
            value={grant}
            placeholder={grants.length === 0 ? t('noGrant') : t('grant')}
            options={grants.map((one) => ({
              value: one.id,
              label: `${one.name}（${term('relation', one.relation)}） ${moneyText(one.left)}`,
            }))}
            onChange={choose}
          />
        )}
      </Labelled>
      {quotas
        .filter(({ state }) => state === 'offered' && may('account.write'))
        .map((quota) => (
          <OfferedQuota key={quota.id} person={person} quota={quota} choose={choose} />
        ))}
    </>
  );
}

type OfferedProps = {
  readonly person: string;
  readonly quota: AccountView['quotas'][number];
  readonly choose: (grant: string) => void;
};

/** Nothing is spent of a quota before its receiver, or whoever stands here for him, has agreed to it. */
function OfferedQuota({ person, quota, choose }: OfferedProps) {
  const t = useText(premiumsWords);
  const term = useTerm();
  const areaName = useAreaName();
  const queries = useQueryClient();
  const { id, giver, area, relation, amount } = quota;
  const confirm = useMutation({
    mutationFn: () =>
      once(`agree ${id}`, {}, (body) =>
        post(`/persons/${encodeURIComponent(person)}/quotas/${id}/confirmation`, body),
      ),
    onSuccess: () => choose(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own account', person] }),
  });
  const facts = {
    ...{ giver, area: areaName(area), amount: moneyText(amount) },
    relation: term('relation', relation),
  };
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('offeredBy', facts)}
        action={
          <Popconfirm
            title={t('agreeTitle')}
            okText={t('agree')}
            cancelText={t('cancel')}
            onConfirm={() => confirm.mutate()}
          >
            <Button size="small" loading={confirm.isPending}>
              {t('agree')}
            </Button>
          </Popconfirm>
        }
      />
      {confirm.isError ? <Failure error={confirm.error} /> : null}
    </>
  );
}
