import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm, Table, type TableProps, Tag } from 'antd';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { MoneyText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import type { ChargeUpload, EncounterView, PricedLine } from '../kit/views.ts';
import { deskWords } from './words.ts';

type Props = { encounter: EncounterView; changed: (next: EncounterView) => void };

/** What was uploaded, as the catalogue priced it. A void takes a whole upload back. */
export function PricedUploads({ encounter, changed }: Props) {
  const t = useText(deskWords);
  const voided = new Set(encounter.uploads.map(({ voids }) => voids));
  const shown = encounter.uploads.filter(({ voids }) => voids === null);
  if (shown.length === 0) return <p className="quiet">{t('noLines')}</p>;
  return (
    <div className="stack uploads">
      {shown.map((upload) => (
        <Upload
          key={upload.seq}
          upload={upload}
          voided={voided.has(upload.seq)}
          encounter={encounter}
          changed={changed}
        />
      ))}
    </div>
  );
}

function Upload({
  upload,
  voided,
  encounter,
  changed,
}: Props & { upload: ChargeUpload; voided: boolean }) {
  const t = useText(deskWords);
  const taking = useMutation({
    mutationFn: () =>
      post<EncounterView>(`/encounters/${encounter.id}/charges/${upload.seq}/void`, {}),
    onSuccess: changed,
  });
  return (
    <section className={voided ? 'voided' : undefined}>
      <div className="upload-head">
        <span>
          <strong>{t('uploadNumber', { number: upload.seq })}</strong>{' '}
          <span className="quiet small">{momentText(upload.uploadedAt)}</span>
        </span>
        <span className="tools">
          <MoneyText amount={upload.total} strong />
          {voided ? <Tag>{t('voided')}</Tag> : null}
          {voided || encounter.settlement !== null ? null : (
            <Popconfirm title={t('voidSure')} onConfirm={() => taking.mutate()}>
              <Button size="small" danger loading={taking.isPending}>
                {t('void')}
              </Button>
            </Popconfirm>
          )}
        </span>
      </div>
      {taking.isError ? <Failure error={taking.error} retry={() => taking.mutate()} /> : null}
      {voided ? null : <LineTable lines={upload.lines} />}
    </section>
  );
}

const SPLIT = ['fullSelfPay', 'overCeiling', 'priorSelfPay', 'inScope'] as const;

function LineTable({ lines }: { lines: readonly PricedLine[] }) {
  const t = useText(deskWords);
  const term = useTerm();
  const rows = lines.map((line, place) => ({ ...line, place }));
  type Row = (typeof rows)[number];
  const money = (name: 'amount' | (typeof SPLIT)[number], title: string) => ({
    title,
    key: name,
    align: 'right' as const,
    render: (_: unknown, row: Row) => <MoneyText amount={row[name]} strong={name === 'amount'} />,
  });
  const columns: TableProps<Row>['columns'] = [
    {
      title: t('item'),
      key: 'item',
      render: (_, row) => (
        <>
          {row.name}
          <br />
          <code className="quiet small">{row.code}</code>
        </>
      ),
      sorter: (a, b) => a.name.localeCompare(b.name),
    },
    {
      title: t('class'),
      key: 'class',
      filters: ['A', 'B', 'C'].map((value) => ({ value, text: term('class', value) })),
      onFilter: (value, row) => row.class === value,
      render: (_, row) => (
        <Tag color={row.class === 'A' ? 'green' : row.class === 'B' ? 'blue' : 'default'}>
          {term('class', row.class)}
        </Tag>
      ),
    },
    { title: t('day'), dataIndex: 'day', sorter: (a, b) => a.day.localeCompare(b.day) },
    { title: t('quantity'), dataIndex: 'quantity', align: 'right' },
    { title: t('unitPrice'), dataIndex: 'unitPrice', align: 'right' },
    money('amount', t('amount')),
    ...SPLIT.map((name) => money(name, term('amount', name))),
  ];
  return (
    <Table<Row>
      aria-label={t('pricedLines')}
      rowKey="place"
      size="small"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}
