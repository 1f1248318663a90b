import { Card, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { EnrolView } from '../../../src/counter/feeds/index.ts';
import { useText } from '../../kit/language.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { useTerm } from '../../kit/term.ts';
import { feedsWords } from './feeds-words.ts';

/** Who has a right to a subsidy and nobody has enrolled yet. */
export function ToEnrol() {
  const t = useText(feedsWords);
  const term = useTerm();
  const columns: TableProps<EnrolView>['columns'] = [
    {
      title: t('name'),
      key: 'name',
      render: (_, { person, name }) =>
        person === null ? name : <Link to={`/households/${person}`}>{name}</Link>,
    },
    { title: t('idNumber'), key: 'idNumber', render: (_, { idNumber }) => idNumber ?? '—' },
    { title: t('group'), key: 'group', render: (_, { group }) => term('group', group) },
    { title: t('since'), key: 'since', dataIndex: 'startsOn' },
    {
      title: t('line'),
      key: 'line',
      align: 'right',
      render: (_, { feed, line }) => <Link to={`/groups/feeds/${feed}`}>{line}</Link>,
    },
  ];
  return (
    <Card title={t('toEnrol')}>
      <div className="stack">
        <p className="quiet">{t('toEnrolHint')}</p>
        <ListTable<EnrolView>
          path="/feeds/to-enrol"
          query={{ size: 100 }}
          columns={columns}
          caption={t('toEnrol')}
          rowKey={({ feed, line, group }) => `${feed} ${line} ${group}`}
        />
      </div>
    </Card>
  );
}
