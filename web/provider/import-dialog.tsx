import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Modal, Table, type TableProps, Tag, Upload } from 'antd';
import { readChargeFile } from '../kit/bill/read-charge-file.ts';
import type { Imported, ImportedLine } from '../kit/bill/read-charges.ts';
import { useText } from '../kit/language.tsx';
import type { ChargeLine } from '../kit/views.ts';
import { deskWords } from './words.ts';

const TEMPLATE = '\uFEFF编码,名称,日期,数量,单价,金额\r\n';

/** Choose a file, look at what was understood, take it over. Nothing is sent to the server yet. */
export function ImportDialog({
  open,
  close,
  take,
}: {
  open: boolean;
  close: () => void;
  take: (lines: readonly ChargeLine[]) => void;
}) {
  const t = useText(deskWords);
  const reading = useMutation({ mutationFn: (file: File) => readChargeFile(file) });
  const lines = reading.data?.lines ?? [];
  const good = lines.filter(({ problems }) => problems.length === 0);
  const leave = () => {
    reading.reset();
    close();
  };
  return (
    <Modal
      open={open}
      onCancel={leave}
      title={t('importTitle')}
      width={860}
      okText={t('importTake', { count: good.length })}
      okButtonProps={{ disabled: good.length === 0 }}
      onOk={() => {
        take(good.map(({ line }) => line));
        leave();
      }}
    >
      <div className="stack">
        <Upload.Dragger
          accept=".csv,.xlsx,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            reading.mutate(file);
            return false;
          }}
        >
          <InboxOutlined className="import-mark" />
          <p>{t('importDrop')}</p>
          <p className="quiet small">{t('importColumns')}</p>
        </Upload.Dragger>
        <a
          download="yikao.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}
        >
          {t('importTemplate')}
        </a>
        {reading.isError ? <Alert type="error" showIcon title={t('importUnreadable')} /> : null}
        {reading.isSuccess ? <Preview imported={reading.data} good={good.length} /> : null}
      </div>
    </Modal>
  );
}

function Preview({ imported, good }: { imported: Imported; good: number }) {
  const t = useText(deskWords);
  if (imported.missing.length > 0) {
    const columns = imported.missing.map((column) => t(column)).join('、');
    return <Alert type="error" showIcon title={t('importMissing', { columns })} />;
  }
  const bad = imported.lines.length - good;
  return (
    <>
      <Alert
        type={bad === 0 ? 'success' : 'warning'}
        showIcon
        title={t('importCounted', { good, bad })}
      />
      <PreviewTable lines={imported.lines} />
    </>
  );
}

function PreviewTable({ lines }: { lines: readonly ImportedLine[] }) {
  const t = useText(deskWords);
  const columns: TableProps<ImportedLine>['columns'] = [
    { title: t('row'), dataIndex: 'row', width: 60 },
    { title: t('code'), key: 'code', render: (_, { line }) => line.code },
    { title: t('name'), key: 'name', render: (_, { line }) => line.name ?? '' },
    { title: t('day'), key: 'day', render: (_, { line }) => line.day },
    { title: t('quantity'), key: 'quantity', render: (_, { line }) => line.quantity },
    { title: t('unitPrice'), key: 'unitPrice', render: (_, { line }) => line.unitPrice },
    { title: t('amount'), key: 'amount', render: (_, { line }) => line.amount },
    {
      title: t('problem'),
      key: 'problem',
      render: (_, { problems }) =>
        problems.map((problem) => (
          <Tag key={problem} color="red">
            {t(problem)}
          </Tag>
        )),
    },
  ];
  return (
    <Table<ImportedLine>
      aria-label={t('importPreview')}
      rowKey="row"
      size="small"
      columns={columns}
      dataSource={[...lines]}
      rowClassName={({ problems }) => (problems.length > 0 ? 'bad-row' : '')}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}
