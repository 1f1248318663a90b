import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Popconfirm } from 'antd';
import { Link } from 'react-router';
import type { AccountView } from '../../../src/money/own-account/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { useAreaName } from '../../kit/area-picker.tsx';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import { accountsWords } from './accounts-words.ts';

type Act = {
  readonly path: string;
  readonly word: 'end' | 'confirm' | 'refuse';
};
type Line = {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly relation: string;
  readonly where: string;
  readonly left: string;
  readonly acts: readonly Act[];
};

/** Four lists: given and received, within the area and beyond it. */
export function GrantTables({ person, account }: { person: string; account: AccountView }) {
  const t = useText(accountsWords);
  const areaName = useAreaName();
  const may = useMay();
  const writes = may('account.write');
  const end = (path: string): Act[] => (writes ? [{ path: `${path}/end`, word: 'end' }] : []);
  const inArea = (row: AccountView['given'][number]): Line => ({
    ...{ id: row.id, name: row.person.name, person: row.person.id, relation: row.relation },
    ...{ left: row.left, where: row.endsOn ?? t('noEnd'), acts: end(`grants/${row.id}`) },
  });
  const lists: readonly [keyof typeof accountsWords.zh, readonly Line[]][] = [
    ['given', account.given.map(inArea)],
    ['received', account.received.map(inArea)],
    [
      'walletsGiven',
      account.wallets.map((row) => ({
        ...{ id: row.id, name: row.receiver, person: null, relation: row.relation },
        ...{ left: row.left, where: `${areaName(row.area)} · ${t(`state.${row.state}`)}` },
        acts: row.state === 'ended' ? [] : end(`wallets/${row.id}`),
      })),
    ],
    [
      'quotas',
      account.quotas.map((row) => ({
        ...{ id: row.id, name: row.giver, person: null, relation: row.relation },
        ...{ left: row.left, where: `${areaName(row.area)} · ${t(`state.${row.state}`)}` },
        acts: writes ? quotaActs(row.id, row.state) : [],
      })),
    ],
  ];
  return (
    <>
      {lists
        .filter(([, lines]) => lines.length > 0)
        .map(([name, lines]) => (
          <Card key={name} title={t(name)}>
            <Lines person={person} name={t(name)} lines={lines} />
          </Card>
        ))}
    </>
  );
}

function quotaActs(id: string, state: 'offered' | 'open'): readonly Act[] {
  const refuse: Act = { path: `quotas/${id}/refusal`, word: 'refuse' };
  return state === 'offered'
    ? [{ path: `quotas/${id}/confirmation`, word: 'confirm' }, refuse]
    : [refuse];
}

type LinesProps = {
  readonly person: string;
  readonly name: string;
  readonly lines: readonly Line[];
};

function Lines({ person, name, lines }: LinesProps) {
  const t = useText(accountsWords);
  const term = useTerm();
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: (path: string) =>
      once(`${person} ${path}`, {}, (body) =>
        post(`/persons/${encodeURIComponent(person)}/${path}`, body),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="stack">
      <div className="scroll">
        <table className="plain people" aria-label={name}>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {line.person === null ? (
                    line.name
                  ) : (
                    <Link to={`/accounts/persons/${encodeURIComponent(line.person)}`}>
                      {line.name}
                    </Link>
                  )}
                </th>
                <td>{term('relation', line.relation)}</td>
                <td className="quiet">{line.where}</td>
                <td className="number">
                  <MoneyText amount={line.left} strong />
                </td>
                <td>
                  {line.acts.map(({ path, word }) => (
                    <Popconfirm
                      key={path}
                      title={word === 'confirm' ? t('confirm') : t('endTitle')}
                      okText={t(word)}
                      cancelText={t('cancel')}
                      onConfirm={() => act.mutate(path)}
                    >
                      <Button size="small" aria-label={`${t(word)} ${line.name}`}>
                        {t(word)}
                      </Button>
                    </Popconfirm>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {act.isError ? <Failure error={act.error} /> : null}
    </div>
  );
}
