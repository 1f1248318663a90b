import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '../../account/session.ts';
import { get, post } from '../../kit/api.ts';
import { currentArea } from '../../kit/area.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { momentText } from '../../kit/today.ts';
import { accountsWords } from './accounts-words.ts';

type Share = {
  readonly id: string;
  readonly holder: string;
  readonly relation: string;
  readonly given: 'consent' | 'counter';
  readonly givenAt: string;
  readonly endedAt: string | null;
};
type Props = { readonly person: string };

/**
 * 亲情账户 at a counter: who may show this person's code. A parent or grandparent recorded here is a child's guardian, also on
 * the telephone.
 */
export function ShownCodes({ person }: Props) {
  const t = useText(accountsWords);
  const may = useMay();
  const path = `/persons/${encodeURIComponent(person)}/shown-codes`;
  const shares = useQuery({
    queryKey: ['shown codes', person],
    queryFn: () => get<readonly Share[]>(path),
  });
  return (
    <Card title={t('codes')}>
      <div className="stack">
        <p className="quiet">{t('codesHint')}</p>
        <AsyncView query={shares}>
          {(rows) => <Shares rows={rows.filter(({ endedAt }) => endedAt === null)} path={path} />}
        </AsyncView>
        {may('account.write') ? <Record path={path} /> : null}
      </div>
    </Card>
  );
}

function Shares({ rows, path }: { readonly rows: readonly Share[]; readonly path: string }) {
  const t = useText(accountsWords);
  const term = useTerm();
  const may = useMay();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => post(`${path}/${id}/end`, {}),
    onSettled: () => queries.invalidateQueries(),
  });
  if (rows.length === 0) return <p className="quiet">{t('noCodes')}</p>;
  return (
    <div className="scroll">
      <table className="plain people" aria-label={t('codes')}>
        <tbody>
          {rows.map(({ id, holder, relation, given, givenAt }) => (
            <tr key={id}>
              <th scope="row">{holder}</th>
              <td>{term('relation', relation)}</td>
              <td>{t(`given.${given}`)}</td>
              <td className="quiet">{momentText(givenAt)}</td>
              <td>
                {may('account.write') ? (
                  <Popconfirm
                    title={t('endCodeTitle')}
                    okText={t('end')}
                    cancelText={t('cancel')}
                    onConfirm={() => end.mutate(id)}
                  >
                    <Button size="small" aria-label={`${t('end')} ${holder}`}>
                      {t('end')}
                    </Button>
                  </Popconfirm>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {end.isError ? <Failure error={end.error} /> : null}
    </div>
  );
}

const RELATIONS = ['parent', 'grandparent', 'spouse', 'child', 'sibling', 'grandchild'] as const;
const NOBODY = { name: '', idNumber: '', relation: 'parent' as string };

/** By name and number, both as they stand on the card that lies on the desk. */
function Record({ path }: { readonly path: string }) {
  const t = useText(accountsWords);
  const term = useTerm();
  const queries = useQueryClient();
  const [said, setSaid] = useState(NOBODY);
  const change = (part: Partial<typeof NOBODY>) => setSaid((before) => ({ ...before, ...part }));
  const record = useMutation({
    mutationFn: () => {
      const { name, idNumber, relation } = said;
      const holder = { name: name.trim(), idNumber: idNumber.trim(), relation };
      return post<Share>(path, { ...holder, area: currentArea() });
    },
    onSuccess: () => setSaid(NOBODY),
    onSettled: () => queries.invalidateQueries(),
  });
  const ready = said.name.trim() !== '' && said.idNumber.trim().length >= 15;
  return (
    <form
      className="stack"
      aria-label={t('recordCode')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !record.isPending) record.mutate();
      }}
    >
      <div className="tools field-row">
        <Labelled name={t('codeRelation')}>
          {(id) => (
            <Select
              id={id}
              className="filter"
              value={said.relation}
              options={RELATIONS.map((value) => ({ value, label: term('relation', value) }))}
              onChange={(relation: string) => change({ relation })}
            />
          )}
        </Labelled>
        <Labelled name={t('codeName')}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              maxLength={60}
              value={said.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Labelled>
        <Labelled name={t('codeNumber')}>
          {(id) => (
            <Input
              id={id}
              autoComplete="off"
              maxLength={18}
              value={said.idNumber}
              onChange={({ target }) => change({ idNumber: target.value.toUpperCase() })}
            />
          )}
        </Labelled>
        <Button htmlType="submit" disabled={!ready} loading={record.isPending}>
          {t('recordCode')}
        </Button>
      </div>
      {record.isSuccess ? <p role="status">{t('recordedCode')}</p> : null}
      {record.isError ? <Failure error={record.error} /> : null}
    </form>
  );
}
