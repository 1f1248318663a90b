import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import { type Counted, countTender } from './count-tender.ts';
import type { Handed } from './use-places.ts';
import { cashierWords } from './words.ts';

type Props = { due: string; locked: boolean; settle: (handed: Handed) => void };

/** What is due, what is handed over, what goes back. Enter or F8 settles. */
export function TenderForm({ due, locked, settle }: Props) {
  const t = useText(cashierWords);
  const cash = useRef<InputRef>(null);
  const [other, setOther] = useState('');
  const [received, setReceived] = useState('');
  const [tried, setTried] = useState(false);
  const counted = countTender({ due, other, received });
  useEffect(() => {
    if (!locked) cash.current?.focus();
  }, [locked]);
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (locked) return;
    if (counted.is === 'enough') {
      const { other: byCard, received: inHand, change } = counted;
      settle({ other: byCard, received: inHand, change });
    } else cash.current?.focus({ cursor: 'all' });
  };
  const allOther = () => {
    setOther(other === due ? '' : due);
    setReceived('');
    cash.current?.focus();
  };
  useKeys({ F7: allOther, F8: send });
  const problem = problemOf(counted, t);
  return (
    <form className="tender" aria-label={t('tender')} onSubmit={send}>
      <Figure name={t('cashDue')} amount={due} id="cash-due" />
      <Field name={t('other')} keyName="F7" value={other} change={setOther} locked={locked} />
      <Field
        name={t('received')}
        hint={t('receivedHint')}
        value={received}
        change={setReceived}
        locked={locked}
        field={cash}
      />
      <Figure
        name={t('changeDue')}
        amount={counted.is === 'enough' ? counted.change : null}
        id="change-due"
      />
      {problem !== null && (tried || received !== '') ? (
        <p role="alert" className="tender-problem">
          {problem}
        </p>
      ) : null}
      <Button type="primary" size="large" block htmlType="submit" disabled={locked}>
        <kbd>F8</kbd> {t('settle')}
      </Button>
    </form>
  );
}

type Text = ReturnType<typeof useText<keyof (typeof cashierWords)['zh']>>;

function problemOf(counted: Counted, t: Text): string | null {
  switch (counted.is) {
    case 'enough':
      return null;
    case 'short':
      return t('short', { missing: counted.missing });
    case 'too-much':
      return t('tooMuch');
    case 'unreadable':
      return t('unreadable');
  }
}

function Figure({ name, amount, id }: { name: string; amount: string | null; id: string }) {
  return (
    <div className="tender-figure">
      <span>{name}</span>
      <output data-testid={id}>{amount === null ? '—' : moneyText(amount)}</output>
    </div>
  );
}

type FieldProps = {
  name: string;
  keyName?: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
  locked: boolean;
  field?: RefObject<InputRef | null>;
};

function Field({ name, keyName, hint, value, change, locked, field }: FieldProps) {
  const id = useId();
  return (
    <div className="tender-figure">
      <label htmlFor={id}>
        {name} {keyName ? <kbd>{keyName}</kbd> : null}
      </label>
      <Input
        id={id}
        {...(field ? { ref: field } : {})}
        size="large"
        inputMode="decimal"
        autoComplete="off"
        placeholder={hint ?? '0.00'}
        disabled={locked}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
