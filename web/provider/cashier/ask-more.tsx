import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import type { Scan } from '../../kit/read-scan.ts';
import type { Claim } from './identify.ts';
import { cashierWords } from './words.ts';

/** A scan that says too little: a printed card number, or an identity number without a reason. */
export type Half = Extract<Scan, { is: 'id-number' | 'card' }>;

const REASONS = ['reasonNoCard', 'reasonReader', 'reasonBroken', 'reasonChild'] as const;

export function AskMore({ half, claim }: { half: Half; claim: (claim: Claim) => void }) {
  const t = useText(cashierWords);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('reasonNoCard');
  const [serial, setSerial] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (half.is === 'id-number') claim({ ...half, reason: t(reason) });
    else if (serial.trim() !== '') claim({ ...half, serial: serial.trim() });
  };
  return (
    <form className="ask-more" onSubmit={send}>
      {half.is === 'id-number' ? (
        <fieldset>
          <legend>{t('idReason')}</legend>
          {REASONS.map((name, i) => (
            <label key={name} className="ask-reason">
              <input
                type="radio"
                name="reason"
                // biome-ignore lint/a11y/noAutofocus: the question was asked by the key before.
                autoFocus={i === 0}
                checked={reason === name}
                onChange={() => setReason(name)}
              />
              {t(name)}
            </label>
          ))}
        </fieldset>
      ) : (
        <Labelled name={t('cardSerial')} className="grow">
          {(id) => (
            <Input
              id={id}
              autoFocus
              autoComplete="off"
              value={serial}
              onChange={(event) => setSerial(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <Button type="primary" htmlType="submit">
        <kbd>Enter</kbd> {t('goOn')}
      </Button>
    </form>
  );
}
