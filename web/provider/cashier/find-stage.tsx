import { ScanOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Card, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { readScan } from '../../kit/read-scan.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { AskMore, type Half } from './ask-more.tsx';
import { type Listed, type Row, useRows } from './find-rows.ts';
import { type Claim, identify } from './identify.ts';
import { RowList } from './row-list.tsx';
import type { Go } from './use-places.ts';
import { cashierWords } from './words.ts';

type Props = { provider: string; list: 'waiting' | 'settled'; go: Go };

/** The scan field, with the list that the arrows move in. */
export function FindStage({ provider, list, go }: Props) {
  const t = useText(cashierWords);
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [half, setHalf] = useState<Half | null>(null);
  const [patient, setPatient] = useState<string | null>(null);
  const query = useDeferredValue(nameIn(text));
  const listed = listedOf({ query, patient, list });
  const rows = useRows(listed, provider);
  const identifying = useMutation({
    mutationFn: (claim: Claim) => identify(provider, claim, t('readPurpose')),
    onSuccess: ({ person, bills: [first, ...more] }) => {
      if (first && more.length === 0) go({ is: 'bill', encounter: first.id });
      else setPatient(person);
    },
    onSettled: () => {
      setText('');
      setHalf(null);
      field.current?.focus();
    },
  });
  const restart = () => {
    setText('');
    setHalf(null);
    setPatient(null);
    identifying.reset();
    field.current?.focus();
  };
  const open = (row: Row) => {
    if (row.opens === 'bill') go({ is: 'bill', encounter: row.id });
    else if (row.opens === 'settlement') go({ is: 'settled', settlement: row.id, act: null });
    else identifying.mutate({ is: 'person', id: row.id });
  };
  useKeys({
    F2: list === 'waiting' ? restart : () => go({ is: 'find', list: 'waiting' }),
    F3: () => go({ is: 'find', list: list === 'waiting' ? 'settled' : 'waiting' }, {}, true),
    Escape: restart,
  });
  const [active, press] = useActive(rows.data ?? [], listed, (row) => {
    const scan = readScan(text);
    if (scan.is === 'voucher') identifying.mutate(scan);
    else if (scan.is === 'card' && scan.serial !== null) {
      identifying.mutate({ ...scan, serial: scan.serial });
    } else if (scan.is === 'card' || scan.is === 'id-number') setHalf(scan);
    else if (row && query === nameIn(text) && !rows.isPlaceholderData) open(row);
  });
  return (
    <div className="find-stage">
      <Card>
        <Input
          ref={field}
          autoFocus
          size="large"
          data-search
          role="combobox"
          aria-expanded
          aria-controls="cashier-rows"
          aria-activedescendant={active ? `row-${active.id}` : undefined}
          aria-label={t('scan')}
          placeholder={t('scanHint')}
          prefix={<ScanOutlined aria-hidden />}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
        />
        <p className="quiet small">{t('scanKeys')}</p>
        {half ? <AskMore half={half} claim={(claim) => identifying.mutate(claim)} /> : null}
        {identifying.isError ? <Failure error={identifying.error} /> : null}
      </Card>
      <Card title={<ListTitle listed={listed} />}>
        <RowList rows={rows} active={active} open={open} empty={t(EMPTY[listed.is])} />
      </Card>
    </div>
  );
}

const EMPTY = {
  persons: 'nobody',
  'bills-of': 'noBill',
  waiting: 'waitingNone',
  settled: 'settledNone',
} as const;
const TITLES = {
  persons: 'found',
  'bills-of': 'billsOf',
  waiting: 'waiting',
  settled: 'settledToday',
} as const;

function ListTitle({ listed }: { listed: Listed }) {
  const t = useText(cashierWords);
  const other = { waiting: 'settledToday', settled: 'waiting' } as const;
  return (
    <span className="tools">
      {t(TITLES[listed.is])}
      {listed.is === 'waiting' || listed.is === 'settled' ? (
        <span className="quiet small">
          <kbd>F3</kbd> {t(other[listed.is])}
        </span>
      ) : null}
    </span>
  );
}

function nameIn(text: string): string {
  const scan = readScan(text);
  return scan.is === 'name' ? scan.query : '';
}

type Shown = { query: string; patient: string | null; list: Props['list'] };

function listedOf({ query, patient, list }: Shown): Listed {
  if (query !== '') return { is: 'persons', query };
  return patient === null ? { is: list } : { is: 'bills-of', person: patient };
}

/** Arrows move in the list while the field keeps the focus; a new list starts at its first row. */
function useActive(rows: readonly Row[], listed: Listed, enter: (row: Row | undefined) => void) {
  const [index, setIndex] = useState(0);
  const name = JSON.stringify(listed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list starts at its first row.
  useEffect(() => setIndex(0), [name]);
  const at = Math.min(index, rows.length - 1);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setIndex(Math.max(0, Math.min(rows.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      // The same press must not also send the form that may have the focus a moment later.
      event.preventDefault();
      if (!event.repeat) enter(rows[at]);
    }
  };
  return [rows[at] ?? null, press] as const;
}
