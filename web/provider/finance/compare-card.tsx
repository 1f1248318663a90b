import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import type { RunView } from '../../../src/money/reconciliation/index.ts';
import { NoAnswerError, post, RefusedError } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { MissingColumns } from './missing-columns.ts';
import type { Period } from './period.ts';
import { financeWords } from './words.ts';

const KINDS = [
  'outpatient',
  'inpatient',
  'antenatal',
  'chronic',
  'special',
  'two-diseases',
  'disease-quota',
] as const;
const TEMPLATE =
  '\uFEFF结算ID,就诊ID,人员编号,医疗费总额,基金支付总额,个人账户支出,退费结算标志\r\n';
const AMOUNT = /^-?\d{1,14}(\.\d{1,2})?$/;

type Scope = {
  readonly provider: string;
  readonly from: string;
  readonly until: string;
  readonly scheme?: string;
  readonly visitKinds?: readonly string[];
  readonly withRefunds: boolean;
};

/** The provider's own sums or lines beside ours; what comes of it is opened by the page. */
export function CompareCard({
  provider,
  period,
  onCompared,
}: {
  provider: string;
  period: Period;
  onCompared: (run: RunView) => void;
}) {
  const t = useText(financeWords);
  const term = useTerm();
  const [scheme, setScheme] = useState('');
  const [kind, setKind] = useState('');
  const [withRefunds, setWithRefunds] = useState(true);
  const scope: Scope = {
    provider,
    ...period,
    withRefunds,
    ...(scheme !== '' && { scheme }),
    ...(kind !== '' && { visitKinds: [kind] }),
  };
  return (
    <Card title={t('compare')}>
      <div className="stack">
        <p className="quiet small">{t('compareHint')}</p>
        <div className="form-row">
          <Labelled name={t('scheme')}>
            {(id) => (
              <Select
                id={id}
                className="wide"
                value={scheme}
                onChange={setScheme}
                options={['', 'resident', 'employee'].map((value) => ({
                  value,
                  label: value === '' ? t('allSchemes') : term('scheme', value),
                }))}
              />
            )}
          </Labelled>
          <Labelled name={t('visitKind')}>
            {(id) => (
              <Select
                id={id}
                className="wide"
                value={kind}
                onChange={setKind}
                options={['', ...KINDS].map((value) => ({
                  value,
                  label: value === '' ? t('allKinds') : term('visit', value),
                }))}
              />
            )}
          </Labelled>
          <Checkbox
            checked={withRefunds}
            onChange={(event) => setWithRefunds(event.target.checked)}
          >
            {t('withRefunds')}
          </Checkbox>
        </div>
        <Tabs
          items={[
            {
              key: 'file',
              label: t('byFile'),
              children: <FileForm scope={scope} onCompared={onCompared} />,
            },
            {
              key: 'totals',
              label: t('byTotals'),
              children: <TotalsForm scope={scope} onCompared={onCompared} />,
            },
          ]}
        />
      </div>
    </Card>
  );
}

type FormProps = { readonly scope: Scope; readonly onCompared: (run: RunView) => void };

const FIGURES = ['count', 'total', 'funds', 'accounts', 'cash'] as const;
const NEEDED = ['count', 'total', 'funds'] as const;

function TotalsForm({ scope, onCompared }: FormProps) {
  const t = useText(financeWords);
  const queries = useQueryClient();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const wrong = (name: string) => {
    const text = texts[name] ?? '';
    if (text === '') return false;
    return name === 'count' ? !/^\d{1,7}$/.test(text) : !AMOUNT.test(text);
  };
  const ready = NEEDED.every((name) => (texts[name] ?? '') !== '') && !FIGURES.some(wrong);
  const compare = useMutation({
    mutationFn: () => {
      const { count = '0', ...amounts } = texts;
      const said = Object.entries(amounts).filter(([, text]) => text !== '');
      const body = { ...scope, ...Object.fromEntries(said), count: Number(count) };
      return post<RunView>('/reconciliation/totals', body);
    },
    onSuccess: (run) => {
      void queries.invalidateQueries();
      onCompared(run);
    },
  });
  return (
    <div className="stack">
      <div className="form-row">
        {FIGURES.map((name) => (
          <Labelled key={name} name={t(name)}>
            {(id) => (
              <Input
                id={id}
                inputMode="decimal"
                value={texts[name] ?? ''}
                {...(wrong(name) && { status: 'error' as const, title: t('amountForm') })}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value.trim() })}
                onPressEnter={() => ready && compare.mutate()}
              />
            )}
          </Labelled>
        ))}
        <Button
          type="primary"
          disabled={!ready}
          loading={compare.isPending}
          onClick={() => compare.mutate()}
        >
          {t('compareTotals')}
        </Button>
      </div>
      {compare.isError ? <Failure error={compare.error} retry={() => compare.mutate()} /> : null}
    </div>
  );
}

/** Its libraries are fetched with the first file; where the line broke, that is what is said. */
function reader() {
  return import('./read-his-file.ts').catch(() => {
    throw new NoAnswerError(null);
  });
}

function FileForm({ scope, onCompared }: FormProps) {
  const t = useText(financeWords);
  const queries = useQueryClient();
  const compare = useMutation({
    mutationFn: async (chosen: File) => {
      const { readHisFile } = await reader();
      return post<RunView>('/reconciliation/files', { ...scope, file: await readHisFile(chosen) });
    },
    onSuccess: (run) => {
      void queries.invalidateQueries();
      onCompared(run);
    },
  });
  return (
    <div className="stack">
      <DropZone disabled={compare.isPending} take={(chosen) => compare.mutate(chosen)} />
      <a
        download="reconciliation.csv"
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}
      >
        {t('template')}
      </a>
      {compare.isError ? <FileFailure error={compare.error} /> : null}
    </div>
  );
}

/** The browser's own field, also for the keyboard; a file may be dropped on it. */
function DropZone({ disabled, take }: { disabled: boolean; take: (chosen: File) => void }) {
  const t = useText(financeWords);
  const first = (files: FileList | null) => {
    const chosen = files?.item(0);
    if (chosen && !disabled) take(chosen);
  };
  return (
    <label
      className="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        first(event.dataTransfer.files);
      }}
    >
      <InboxOutlined className="import-mark" aria-hidden />
      <p>{t('drop')}</p>
      <p id="file-columns" className="quiet small">
        {t('columns')}
      </p>
      <input
        type="file"
        aria-label={t('drop')}
        aria-describedby="file-columns"
        className="out-of-sight"
        accept=".csv,.xlsx,.txt,.zip"
        disabled={disabled}
        onChange={(event) => {
          first(event.target.files);
          // The same file, put right, may be chosen again.
          event.target.value = '';
        }}
      />
    </label>
  );
}

function FileFailure({ error }: { error: Error }) {
  const t = useText(financeWords);
  if (error instanceof MissingColumns) {
    const columns = error.columns.join('、');
    return <Alert role="alert" type="error" showIcon title={t('missingColumns', { columns })} />;
  }
  if (error instanceof RefusedError || error instanceof NoAnswerError) {
    return <Failure error={error} />;
  }
  return <Alert role="alert" type="error" showIcon title={t('unreadable')} />;
}
