import { useQuery } from '@tanstack/react-query';
import { Card, Progress, type TableProps } from 'antd';
import { Link, useParams } from 'react-router';
import type { ListView } from '../../../src/money/premium/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Fact } from '../../kit/fact.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { momentText } from '../../kit/today.ts';
import { premiumsWords } from './premiums-words.ts';

const AGAIN_MS = 2_000;

type Refusal = {
  readonly line: number;
  readonly code: string;
  readonly sentence: { readonly zh: string; readonly en: string } | null;
};

/** How far a list is, and which of its lines could not be done. */
export function PremiumListPage() {
  const t = useText(premiumsWords);
  const { language } = useLanguage();
  const { id = '' } = useParams();
  const list = useQuery({
    queryKey: ['premium list', id],
    queryFn: () => get<ListView>(`/premium-lists/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) => (data && data.done < data.lines ? AGAIN_MS : false),
  });
  const columns: TableProps<Refusal>['columns'] = [
    { title: t('line'), key: 'line', dataIndex: 'line', align: 'right' },
    { title: t('facts'), key: 'facts', render: (_, row) => row.sentence?.[language] ?? row.code },
    { title: t('code'), key: 'code', render: (_, { code }) => <code>{code}</code> },
  ];
  return (
    <Frame back={<Link to="/premiums/lists">← {t('lists')}</Link>} title={t('lists')}>
      <AsyncView query={list}>
        {(seen) => (
          <>
            <Card>
              <Standing list={seen} />
            </Card>
            <Card title={t('refusals')}>
              <PagedTable<Refusal>
                path={`/premium-lists/${id}/refusals`}
                query={{}}
                columns={columns}
                caption={t('refusals')}
                rowKey={({ line }) => String(line)}
                seen={String(seen.refused)}
              />
            </Card>
          </>
        )}
      </AsyncView>
    </Frame>
  );
}

function Standing({ list }: { readonly list: ListView }) {
  const t = useText(premiumsWords);
  return (
    <div className="stack">
      <Progress
        aria-label={t('lines')}
        status={list.done < list.lines ? 'active' : 'normal'}
        percent={list.lines === 0 ? 100 : Math.floor((list.done / list.lines) * 100)}
      />
      <dl className="facts">
        <Fact name={t('year')}>{list.year}</Fact>
        <Fact name={t('lines')}>{list.lines}</Fact>
        <Fact name={t('orders')}>{list.orders}</Fact>
        <Fact name={t('newPersons')}>{list.persons}</Fact>
        <Fact name={t('refused')}>{list.refused}</Fact>
        <Fact name={t('collected')}>
          <MoneyText amount={list.personal} strong />
        </Fact>
        <Fact name={t('madeAt')}>{momentText(list.madeAt)}</Fact>
        <Fact name={t('actor')}>{list.madeBy}</Fact>
      </dl>
    </div>
  );
}
