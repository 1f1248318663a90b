import { useQuery } from '@tanstack/react-query';
import { Button, Card, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { FindingView, RunView, SumView } from '../../../src/watch/tilt/index.ts';
import { get } from '../../kit/api.ts';
import { Fact } from '../../kit/fact.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { useTerm } from '../../kit/term.ts';
import { momentText } from '../../kit/today.ts';
import { careWords } from './care-words.ts';
import { RemedyButton } from './remedy-button.tsx';

const AGAIN_MS = 3_000;
const BY = ['provider', 'person'] as const;
type By = (typeof BY)[number];
type Chosen = { readonly by: By; readonly id: string; readonly name: string };

/** What one audit found: the sums first, then each settlement, and the computing again of a person's. */
export function TiltRunPage() {
  const t = useText(careWords);
  const { run = '' } = useParams();
  const [by, setBy] = useState<By>('provider');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Frame back={<Link to="/groups/tilt">← {t('back')}</Link>} title={t('tilt')}>
      <RunFacts run={run} />
      <Card>
        <div className="stack">
          <div className="scroll">
            {' '}
            <Segmented
              aria-label={t('findings')}
              value={by}
              options={[
                { value: 'provider', label: t('byProvider') },
                { value: 'person', label: t('byPerson') },
              ]}
              onChange={(value) => setBy(value as By)}
            />
          </div>
          <Sums run={run} by={by} choose={(id, name) => setChosen({ by, id, name })} />
        </div>
      </Card>
      <Card
        title={chosen ? t('findingsOf', { name: chosen.name }) : t('findings')}
        extra={chosen ? <Button onClick={() => setChosen(null)}>{t('all')}</Button> : null}
      >
        <Findings run={run} chosen={chosen} />
      </Card>
    </Frame>
  );
}

/** How far it is; the list of runs has it already. */
function RunFacts({ run }: { readonly run: string }) {
  const t = useText(careWords);
  const runs = useQuery({
    queryKey: ['tilt runs'],
    queryFn: () => get<readonly RunView[]>('/tilt/runs', { size: 100 }),
    refetchInterval: AGAIN_MS,
  });
  const found = runs.data?.find(({ id }) => id === run);
  if (!found) return null;
  return (
    <Card>
      <dl className="facts">
        <Fact name={t('period')}>
          {found.from} – {found.until}
        </Fact>
        <Fact name={t('state')}>
          <span role="status" data-testid="tilt-state">
            {t(`state.${found.state}`)}
          </span>
        </Fact>
        <Fact name={t('persons')}>{found.persons}</Fact>
        <Fact name={t('found')}>{found.found}</Fact>
        <Fact name={t('owed')}>
          <MoneyText amount={found.owed} strong />
        </Fact>
      </dl>
    </Card>
  );
}

type SumsProps = {
  readonly run: string;
  readonly by: By;
  readonly choose: (id: string, name: string) => void;
};

function Sums({ run, by, choose }: SumsProps) {
  const t = useText(careWords);
  const columns: TableProps<SumView>['columns'] = [
    {
      title: t(by),
      key: 'name',
      render: (_, { id, name }) => (
        <Button type="link" className="in-row" onClick={() => choose(id, name)}>
          {name}
        </Button>
      ),
    },
    { title: t('found'), key: 'found', dataIndex: 'findings', align: 'right' },
    {
      title: t('owed'),
      key: 'owed',
      align: 'right',
      render: (_, { owed }) => <MoneyText amount={owed} strong />,
    },
    ...(by === 'person'
      ? [
          {
            title: '',
            key: 'remedy',
            render: (_: unknown, { id, name }: SumView) => (
              <RemedyButton run={run} person={id} name={name} />
            ),
          },
        ]
      : []),
  ];
  return (
    <ListTable<SumView>
      path={`/tilt/runs/${run}/sums`}
      query={{ by, size: 100 }}
      columns={columns}
      caption={t(by === 'person' ? 'byPerson' : 'byProvider')}
      rowKey={({ id }) => id}
      again={AGAIN_MS}
    />
  );
}

function Findings({ run, chosen }: { readonly run: string; readonly chosen: Chosen | null }) {
  const t = useText(careWords);
  const term = useTerm();
  const groups = (codes: readonly string[]) =>
    codes.length === 0 ? '—' : codes.map((code) => term('group', code)).join(' ');
  const columns: TableProps<FindingView>['columns'] = [
    {
      title: t('person'),
      key: 'person',
      render: (_, { person, name }) => <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('provider'), key: 'provider', dataIndex: 'providerName' },
    { title: t('day'), key: 'day', dataIndex: 'benefitDay' },
    { title: t('kind'), key: 'kind', render: (_, { kind }) => t(`kind.${kind}`) },
    { title: t('groupsThen'), key: 'then', render: (_, row) => groups(row.groupsThen) },
    { title: t('groupsNow'), key: 'now', render: (_, row) => groups(row.groupsNow) },
    {
      title: t('owed'),
      key: 'owed',
      align: 'right',
      render: (_, { owed }) => <MoneyText amount={owed} strong />,
    },
    {
      title: t('settlement'),
      key: 'settlement',
      render: (_, { settlement }) => (
        <Link to={`/settlements/${settlement}`} aria-label={`${t('settlement')} ${settlement}`}>
          {t('settlement')}
        </Link>
      ),
    },
    {
      title: t('state'),
      key: 'remedied',
      render: (_, { remediedAt }) =>
        remediedAt === null ? '—' : t('remedied', { at: momentText(remediedAt) }),
    },
  ];
  const query = chosen === null ? {} : { [chosen.by]: chosen.id };
  return (
    <PagedTable<FindingView>
      path={`/tilt/runs/${run}/findings`}
      query={query}
      columns={columns}
      caption={t('findings')}
      again={AGAIN_MS}
    />
  );
}
