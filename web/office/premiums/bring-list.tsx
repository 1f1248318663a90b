import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, InputNumber, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import type { ListView } from '../../../src/money/premium/index.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { today } from '../../kit/today.ts';
import { premiumsWords } from './premiums-words.ts';
import { BadList, type ListedLine, readPeople } from './read-people.ts';

/** A sheet of people who stand before a collector; the same sheet again is the same list. */
export function BringList() {
  const t = useText(premiumsWords);
  const input = useRef<HTMLInputElement>(null);
  const [year, setYear] = useState(
    Number(today().slice(0, 4)) + (today().slice(5) >= '09-01' ? 1 : 0),
  );
  const [channel, setChannel] = useState<'station' | 'none'>('station');
  const { read, bring } = useBring(year, channel);
  return (
    <Card title={t('bringList')}>
      <div className="stack">
        <div className="tools field-row">
          <Labelled name={t('year')}>
            {(id) => (
              <InputNumber
                id={id}
                min={2000}
                max={2100}
                value={year}
                onChange={(value) => setYear(value ?? year)}
              />
            )}
          </Labelled>
          <Radio.Group
            aria-label={t('by')}
            value={channel}
            options={[
              { value: 'station', label: t('take') },
              { value: 'none', label: t('register') },
            ]}
            onChange={({ target }) => setChannel(target.value)}
          />
        </div>
        <div className="tools">
          <Button
            type="primary"
            loading={read.isPending || bring.isPending}
            onClick={() => input.current?.click()}
          >
            {t('chooseList')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('chooseList')}
            accept=".xlsx,.csv,.txt"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              bring.reset();
              if (file) read.mutate(file);
              target.value = '';
            }}
          />
          <span className="quiet small">{t('listHint')}</span>
        </div>
        <Brought list={bring.data} error={read.error ?? bring.error} />
        {read.data ? (
          <ListSure
            lines={read.data}
            {...{ year, channel }}
            busy={bring.isPending}
            yes={() => bring.mutate(read.data)}
            no={() => read.reset()}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** First the sheet is read, and when somebody has said yes it is sent. */
function useBring(year: number, channel: 'station' | 'none') {
  const queries = useQueryClient();
  const read = useMutation({ mutationFn: readPeople });
  const bring = useMutation({
    mutationFn: (lines: readonly ListedLine[]) =>
      once('premium list', { year, channel, lines }, (body) =>
        post<ListView>('/premium-lists', body),
      ),
    onSettled: () => {
      read.reset();
      return queries.invalidateQueries();
    },
  });
  return { read, bring };
}

type SureProps = {
  readonly lines: readonly ListedLine[];
  readonly year: number;
  readonly channel: 'station' | 'none';
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
};

/** Whose money is taken is said before it is: the wrong sheet is noticed by its first and last name. */
function ListSure({ lines, year, channel, busy, yes, no }: SureProps) {
  const t = useText(premiumsWords);
  const [first = '', last = ''] = [lines[0]?.name, lines.at(-1)?.name];
  return (
    <Modal
      open
      title={t(channel === 'station' ? 'takeSure' : 'registerSure')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ autoFocus: true, loading: busy }}
      onOk={yes}
      onCancel={no}
    >
      {t('listSure', { year, count: lines.length, first, last })}
    </Modal>
  );
}

type BroughtProps = { readonly list: ListView | undefined; readonly error: Error | null };

/** What came of the last sheet. */
function Brought({ list, error }: BroughtProps) {
  const t = useText(premiumsWords);
  if (error instanceof BadList) {
    return (
      <p className="field-problem" role="alert">
        {t(error.says, { count: error.count })}
      </p>
    );
  }
  if (error) return <Failure error={error} />;
  if (!list) return null;
  const { orders, refused, personal } = list;
  return (
    <Alert
      role="status"
      showIcon
      type={refused > 0 ? 'warning' : 'success'}
      title={t('listDone', { orders, refused, amount: moneyText(personal) })}
    />
  );
}
