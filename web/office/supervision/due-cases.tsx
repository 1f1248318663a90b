import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SupervisionView } from '../../../src/counter/desk/index.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { useOfficeName } from './names.ts';
import { supervisionWords } from './supervision-words.ts';

type Row = SupervisionView['due'][number];

export function DueCases({ view }: { view: SupervisionView }) {
  const t = useText(supervisionWords);
  const nameOf = useOfficeName(view.names);
  const [chosen, setChosen] = useState<Row | null>(null);
  const columns: TableProps<Row>['columns'] = [
    {
      title: t('number'),
      key: 'number',
      render: (_, { id, number }) => <Link to={`/window/cases/${id}`}>{number}</Link>,
    },
    { title: t('matter'), dataIndex: 'matter' },
    { title: t('office'), key: 'office', render: (_, { office }) => nameOf(office) },
    { title: t('holder'), key: 'holder', render: (_, { assignee }) => assignee ?? t('nobody') },
    {
      title: t('stepDue'),
      key: 'due',
      render: (_, { stepDueOn }) =>
        stepDueOn < view.today ? (
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
        dataSource={view.due}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('nothingDue') }}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
      />
      {chosen ? <Assign row={chosen} close={() => setChosen(null)} /> : null}
    </>
  );
}

type Values = { assignee: string; reason: string };

function Assign({ row, close }: { row: Row; close: () => void }) {
  const t = useText(supervisionWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const assigning = useMutation({
    mutationFn: (values: Values) =>
      once(`assign ${row.id}`, { act: 'assign', version: row.version, ...values }, (body) =>
        post(`/cases/${row.id}/acts`, body),
      ),
    onSuccess: () => {
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
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="reason" label={t('assignWhy')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {assigning.isError ? <Failure error={assigning.error} /> : null}
    </Modal>
  );
}
