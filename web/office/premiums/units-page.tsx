import { useMutation } from '@tanstack/react-query';
import { Button, Card, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { Frame } from '../../kit/frame.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { premiumsWords } from './premiums-words.ts';

type Unit = { readonly id: string; readonly name: string; readonly county: string };

/** Units that insure their employees. */
export function UnitsPage() {
  const t = useText(premiumsWords);
  const may = useMay();
  const columns: TableProps<Unit>['columns'] = [
    {
      title: t('unit'),
      key: 'name',
      render: (_, { id, name }) => (
        <Link to={`/premiums/units/${encodeURIComponent(id)}`}>{name}</Link>
      ),
    },
    { title: t('unitId'), key: 'id', render: (_, { id }) => <code>{id}</code> },
    { title: t('county'), key: 'county', dataIndex: 'county' },
  ];
  return (
    <Frame title={t('units')}>
      <p className="quiet lead">{t('unitsLead')}</p>
      <Card title={t('units')}>
        <PagedTable<Unit> path="/units" query={{}} columns={columns} caption={t('units')} />
      </Card>
      {may('premium.write') ? <AddUnit /> : null}
    </Frame>
  );
}

const FIELDS = [
  ['id', 'unitId'],
  ['name', 'unit'],
  ['county', 'county'],
] as const;

function AddUnit() {
  const t = useText(premiumsWords);
  const navigate = useNavigate();
  const [unit, setUnit] = useState<Unit>({ id: '', name: '', county: '' });
  const add = useMutation({
    mutationFn: () => once('unit', unit, (body) => post<Unit>('/units', body)),
    onSuccess: ({ id }) => navigate(`/premiums/units/${encodeURIComponent(id)}`),
  });
  return (
    <Card title={t('addUnit')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <div className="tools field-row">
          {FIELDS.map(([field, word]) => (
            <Labelled key={field} name={t(word)}>
              {(id) => (
                <Input
                  id={id}
                  required
                  value={unit[field]}
                  onChange={({ target }) => setUnit({ ...unit, [field]: target.value })}
                />
              )}
            </Labelled>
          ))}
        </div>
        <div>
          <Button htmlType="submit" loading={add.isPending}>
            {t('addUnit')}
          </Button>
        </div>
        {add.isError ? <Failure error={add.error} /> : null}
      </form>
    </Card>
  );
}
