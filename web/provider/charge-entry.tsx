import { DeleteOutlined, ImportOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, Popconfirm, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { NoAnswerError, post, RefusedError } from '../kit/api.ts';
import { DayInput } from '../kit/day-input.tsx';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { today } from '../kit/today.ts';
import type { EncounterView } from '../kit/views.ts';
import { type DraftField, type DraftLine, useDraftLines } from './draft-lines.ts';
import { ImportDialog } from './import-dialog.tsx';
import { LineForm } from './line-form.tsx';
import { deskWords } from './words.ts';

type Drafts = ReturnType<typeof useDraftLines>;

export function ChargeEntry({
  encounter,
  changed,
}: {
  encounter: EncounterView;
  changed: (next: EncounterView) => void;
}) {
  const t = useText(deskWords);
  const drafts = useDraftLines(encounter.id);
  const [importing, setImporting] = useState(false);
  const upload = useUpload(encounter.id, drafts, changed);
  return (
    <Card
      title={t('chargeEntry')}
      extra={
        <Button icon={<ImportOutlined aria-hidden />} onClick={() => setImporting(true)}>
          {t('import')}
        </Button>
      }
    >
      <div className="stack">
        <LineForm day={encounter.endedOn ?? today()} add={(line) => drafts.add([line])} />
        {drafts.lines.length > 0 ? <DraftGrid drafts={drafts} /> : null}
        {upload.isError ? (
          <UploadFailure
            error={upload.error}
            drafts={drafts}
            retry={() => upload.mutate(drafts.lines)}
          />
        ) : null}
        {drafts.lines.length > 0 ? (
          <div className="tools">
            <Button
              type="primary"
              icon={<UploadOutlined aria-hidden />}
              loading={upload.isPending}
              onClick={() => upload.mutate(drafts.lines)}
            >
              {t('upload', { count: drafts.lines.length })}
            </Button>
            <Popconfirm title={t('clearSure')} onConfirm={drafts.clear}>
              <Button type="text">{t('clearDrafts')}</Button>
            </Popconfirm>
          </div>
        ) : null}
      </div>
      <ImportDialog open={importing} close={() => setImporting(false)} take={drafts.add} />
    </Card>
  );
}

function useUpload(id: string, drafts: Drafts, changed: (next: EncounterView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (lines: readonly DraftLine[]) =>
      post<EncounterView>(`/encounters/${id}/charges`, {
        lines: lines.map(({ place, ...line }) => line),
      }),
    onSuccess: (next) => {
      drafts.clear();
      changed(next);
    },
    onError: (error) => {
      // The lines may have arrived although the answer did not; the server refuses them twice.
      if (error instanceof NoAnswerError) {
        void queries.invalidateQueries({ queryKey: ['encounter', id] });
      }
    },
  });
}

/** When the server names the amount it expects, one press takes it over. */
function UploadFailure({
  error,
  drafts,
  retry,
}: {
  error: unknown;
  drafts: Drafts;
  retry: () => void;
}) {
  const t = useText(deskWords);
  const facts = error instanceof RefusedError ? error.refusal.facts : {};
  const line = drafts.lines[Number(facts.line) - 1];
  const { expected } = facts;
  return (
    <div className="stack">
      <Failure error={error} retry={retry} />
      {line !== undefined && expected !== undefined ? (
        <div>
          <Button size="small" onClick={() => drafts.change(line.place, 'amount', expected)}>
            {t('takeExpected', { line: facts.line ?? '', expected })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function DraftGrid({ drafts }: { drafts: Drafts }) {
  const t = useText(deskWords);
  const field = (name: DraftField, row: DraftLine) => (
    <Input
      size="small"
      aria-label={`${t(name)} ${row.name ?? row.code}`}
      inputMode="decimal"
      className="draft-cell"
      value={row[name]}
      onChange={(event) => drafts.change(row.place, name, event.target.value)}
    />
  );
  const columns: TableProps<DraftLine>['columns'] = [
    { title: '#', key: 'number', render: (_, row) => drafts.lines.indexOf(row) + 1, width: 44 },
    {
      title: t('item'),
      key: 'item',
      render: (_, row) => (
        <>
          {row.name ?? ''} <code className="quiet small">{row.code}</code>
        </>
      ),
    },
    {
      title: t('day'),
      key: 'day',
      render: (_, row) => (
        <DayInput
          size="small"
          aria-label={`${t('day')} ${row.name ?? row.code}`}
          value={row.day}
          onChange={(day) => drafts.change(row.place, 'day', day)}
        />
      ),
    },
    { title: t('quantity'), key: 'quantity', render: (_, row) => field('quantity', row) },
    { title: t('unitPrice'), key: 'unitPrice', render: (_, row) => field('unitPrice', row) },
    { title: t('amount'), key: 'amount', render: (_, row) => field('amount', row) },
    {
      key: 'remove',
      render: (_, row) => (
        <Button
          type="text"
          size="small"
          aria-label={t('removeLine', { name: row.name ?? row.code })}
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => drafts.remove(row.place)}
        />
      ),
    },
  ];
  return (
    <Table<DraftLine>
      aria-label={t('drafts')}
      rowKey="place"
      size="small"
      columns={columns}
      dataSource={[...drafts.lines]}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
    />
  );
}
