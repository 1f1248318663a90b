import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, Select } from 'antd';
import { useState } from 'react';
import type { Relation } from '../../../src/people/accounts/index.ts';
import { get, post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { accountsWords } from './accounts-words.ts';

const RELATIONS: readonly Relation[] = [
  ...(['parent', 'spouse', 'child', 'sibling', 'grandparent', 'grandchild'] as const),
];
const FIELDS = ['relativeName', 'relativeNumber', 'quotaAmount'] as const;

type OtherArea = { readonly code: string; readonly nameZh: string; readonly nameEn: string };
type Given = Readonly<Record<(typeof FIELDS)[number] | 'area' | 'relation', string>>;

const NOTHING: Given = {
  ...{ area: '', relation: 'parent', relativeName: '', relativeNumber: '', quotaAmount: '' },
};

/** At a counter, for the owner who stands there: a part of his account for a relative, of this area or of another. */
export function GiveQuota({ person }: { readonly person: string }) {
  const t = useText(accountsWords);
  const queries = useQueryClient();
  const [given, setGiven] = useState(NOTHING);
  const give = useMutation({
    mutationFn: () => send(person, given),
    onSuccess: () => setGiven(NOTHING),
    onSettled: () => queries.invalidateQueries(),
  });
  const ready = FIELDS.every((field) => given[field].trim() !== '');
  return (
    <Card title={t('give')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !give.isPending) give.mutate();
        }}
      >
        <p className="quiet">{t('giveHint')}</p>
        <div className="tools field-row">
          <Choices given={given} change={setGiven} />
          {FIELDS.map((field) => (
            <Labelled key={field} name={t(field)}>
              {(id) => (
                <Input
                  id={id}
                  autoComplete="off"
                  maxLength={field === 'relativeNumber' ? 18 : 60}
                  inputMode={field === 'quotaAmount' ? 'decimal' : 'text'}
                  value={given[field]}
                  onChange={({ target }) => setGiven({ ...given, [field]: target.value })}
                />
              )}
            </Labelled>
          ))}
        </div>
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={give.isPending}>
            {t('give')}
          </Button>
        </div>
        {give.isSuccess ? <p role="status">{t('giveDone')}</p> : null}
        {give.isError ? <Failure error={give.error} /> : null}
      </form>
    </Card>
  );
}

/** Within the area it may be used at once; what goes elsewhere is confirmed there first. */
function send(person: string, { area, relation, ...given }: Given): Promise<unknown> {
  const name = given.relativeName.trim();
  const idNumber = given.relativeNumber.trim().toUpperCase();
  const body = { name, idNumber, relation, quota: given.quotaAmount.trim() };
  const path = `/persons/${encodeURIComponent(person)}`;
  return area === ''
    ? once(`give ${person}`, body, (keyed) => post(`${path}/grants`, keyed))
    : once(`give ${person}`, { ...body, area }, (keyed) => post(`${path}/wallets`, keyed));
}

type ChoicesProps = { readonly given: Given; readonly change: (given: Given) => void };

function Choices({ given, change }: ChoicesProps) {
  const t = useText(accountsWords);
  const term = useTerm();
  const { language } = useLanguage();
  const areas = useQuery({
    queryKey: ['wallet-areas'],
    queryFn: () => get<readonly OtherArea[]>('/wallet-areas'),
  });
  const others = (areas.data ?? []).map(({ code, nameZh, nameEn }) => ({
    ...{ value: code, label: language === 'zh' ? nameZh : nameEn },
  }));
  return (
    <>
      <Labelled name={t('insuredIn')}>
        {(id) => (
          <Select
            id={id}
            className="filter"
            value={given.area}
            options={[{ value: '', label: t('here') }, ...others]}
            onChange={(area: string) => change({ ...given, area })}
          />
        )}
      </Labelled>
      <Labelled name={t('ownerIs')}>
        {(id) => (
          <Select
            id={id}
            className="filter"
            value={given.relation}
            options={RELATIONS.map((value) => ({ value, label: term('relation', value) }))}
            onChange={(relation: string) => change({ ...given, relation })}
          />
        )}
      </Labelled>
    </>
  );
}
