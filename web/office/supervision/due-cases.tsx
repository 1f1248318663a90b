import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { get, post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { useOfficeName } from './names.ts';
import { supervisionWords } from './supervision-words.ts';
import { useMatterName } from './use-matter-name.ts';
import { useRoleName } from './use-role-name.ts';

type Row = SupervisionView['due'][number];
type Given = Pick<Row, 'assignee' | 'version'>;

export function DueCases({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const nameOf = useOfficeName(view.names);
  const matterName = useMatterName();
  const [chosen, setChosen] = useState<Row | null>(null);
  // What was counted some seconds ago does not know yet what was given from here.
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const rows = view.due.map((row) => {
    const newer = given[row.id];
    return newer && newer.version > row.version ? { ...row, ...newer } : row;
  });
  const columns: TableProps<Row>['columns'] = [
    {
      title: t('number'),
      key: 'number',
      render: (_, { id, number }) => <Link to={`/window/cases/${id}`}>{number}</Link>,
    },
    { title: t('matter'), key: 'matter', render: (_, { matter }) => matterName(matter) },
    { title: t('office'), key: 'office', render: (_, { office }) => nameOf(office) },
    { title: t('holder'), key: 'holder', render: (_, { assignee }) => assignee ?? t('nobody') },
    {
      title: t('stepDue'),
      key: 'due',
      render: (_, { stepDueOn, soon }) =>
        !soon ? (
          stepDueOn
        ) : stepDueOn < view.today ? (
          <strong className="late">
            {stepDueOn} · {t('late')}
          </strong>
        ) : (
          <span className="soon">
            {stepDueOn} · {t('soon')}
          </span>
        ),
    },
    {
      title: '',
      key: 'assign',
      render: (_, row) => (
        <Button size="small" onClick={() => setChosen(row)}>
          {t('assign')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Table<Row>
        aria-label={t('due')}
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('nothingDue') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
      {chosen ? (
        <Assign
          row={chosen}
          close={() => setChosen(null)}
          done={({ assignee, version }) =>
            setGiven((before) => ({ ...before, [chosen.id]: { assignee, version } }))
          }
        />
      ) : null}
    </>
  );
}

type Colleague = { readonly name: string; readonly displayName: string; readonly role: string };
type Values = { assignee: string; reason: string };

type AssignProps = { row: Row; close: () => void; done: (answer: Given) => void };

function Assign({ row, close, done }: AssignProps) {
  const t = useText(supervisionWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const colleagues = useQuery({
    queryKey: ['colleagues', row.office],
    queryFn: () => get<readonly Colleague[]>('/colleagues', { office: row.office }),
  });
  const assigning = useMutation({
    mutationFn: (values: Values) =>
      once(`assign ${row.id}`, { act: 'assign', version: row.version, ...values }, (body) =>
        post<Given>(`/cases/${row.id}/acts`, body),
      ),
    onSuccess: (answer) => {
      done(answer);
      void queries.invalidateQueries();
      void message.success(t('assignDone'));
      close();
    },
  });
  return (
    <Modal
      open
      title={t('assignTitle', { number: row.number })}
      okText={t('save')}
      confirmLoading={assigning.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form form={form} layout="vertical" onFinish={(values) => assigning.mutate(values)}>
        <Form.Item name="assignee" label={t('assignTo')} rules={[{ required: true }]}>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            loading={colleagues.isPending}
            notFoundContent={t('noColleagues')}
            options={(colleagues.data ?? []).map(({ name, displayName, role }) => ({
              value: name,
              label: `${displayName} · ${roleName(role)} · ${name}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('assignWhy')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {colleagues.isError ? <Failure error={colleagues.error} /> : null}
      {assigning.isError ? <Failure error={assigning.error} /> : null}
    </Modal>
  );
}
