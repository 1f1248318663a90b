import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Popconfirm, type TableProps } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { premiumsWords } from './premiums-words.ts';

type Twice = {
  readonly person: { readonly id: string; readonly name: string };
  readonly county: string;
  readonly from: string;
  readonly employeeFrom: string;
  readonly residentUntil: string | null;
};
type Resolved = { readonly endedOn: string; readonly refunded: readonly string[] };

/** Who is insured as a resident and as an employee on the same days, and the end of that. */
export function TwicePage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const queries = useQueryClient();
  const resolve = useMutation({
    mutationFn: (person: string) =>
      once(`twice ${person}`, {}, (body) =>
        post<Resolved>(`/insured-twice/${encodeURIComponent(person)}/resolutions`, body),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
  const columns: TableProps<Twice>['columns'] = [
    {
      title: t('person'),
      key: 'person',
      render: (_, { person }) => <Link to={`/households/${person.id}`}>{person.name}</Link>,
    },
    { title: t('county'), key: 'county', dataIndex: 'county' },
    { title: t('twiceFrom'), key: 'from', dataIndex: 'from' },
    { title: t('employeeFrom'), key: 'employee', dataIndex: 'employeeFrom' },
    { title: t('residentUntil'), key: 'resident', render: (_, row) => row.residentUntil ?? '—' },
    {
      title: '',
      key: 'resolve',
      render: (_, { person }) =>
        may('premium.write') ? (
          <Popconfirm
            title={t('resolve')}
            okText={t('confirm')}
            cancelText={t('cancel')}
            onConfirm={() => resolve.mutate(person.id)}
          >
            <Button
              size="small"
              aria-label={`${t('resolve')} ${person.name}`}
              loading={resolve.isPending && resolve.variables === person.id}
            >
              {t('resolve')}
            </Button>
          </Popconfirm>
        ) : null,
    },
  ];
  return (
    <Frame title={t('twice')}>
      <p className="quiet lead">{t('twiceLead')}</p>
      {resolve.data ? (
        <Alert
          role="status"
          type="success"
          showIcon
          title={t('resolved', {
            ...{ day: resolve.data.endedOn, count: resolve.data.refunded.length },
          })}
        />
      ) : null}
      {resolve.isError ? <Failure error={resolve.error} /> : null}
      <Card>
        <PagedTable<Twice>
          path="/insured-twice"
          query={{}}
          columns={columns}
          caption={t('twice')}
          rowKey={({ person, from }) => `${person.id} ${from}`}
        />
      </Card>
    </Frame>
  );
}
