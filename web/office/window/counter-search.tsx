import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { readScan } from '../../kit/read-scan.ts';
import { PersonSearch } from '../../provider/person-search.tsx';
import { windowWords } from './words.ts';

type Shown =
  | { readonly type: 'voucher'; readonly number: string }
  | { readonly type: 'card'; readonly number: string; readonly cardSerial: string };

/**
 * Who stands at the counter: a name, an ID number, an e-voucher or a card, all in one field. Codes are asked of the server,
 * which writes down for the person who asked; they never stand in an address.
 */
export function CounterSearch({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const t = useText(windowWords);
  const [card, setCard] = useState<string | null>(null);
  const recognise = useMutation({
    mutationFn: (shown: Shown) => post<{ person: string }>('/counter/credentials', shown),
    onSuccess: ({ person }) => onOpen(person),
    onSettled: () => setCard(null),
  });
  const takeCode = (text: string) => {
    const scan = readScan(text);
    setCard(null);
    recognise.reset();
    if (scan.is === 'voucher') recognise.mutate({ type: 'voucher', number: scan.code });
    else if (scan.is === 'card' && scan.serial !== null) {
      recognise.mutate({ type: 'card', number: scan.number, cardSerial: scan.serial });
    } else if (scan.is === 'card') setCard(scan.number);
    else return false;
    return true;
  };
  return (
    <div className="stack">
      <PersonSearch onOpen={onOpen} hint={t('counterHint')} isCode={isCode} takeCode={takeCode} />
      {recognise.isPending ? (
        <p className="quiet" role="status">
          {t('recognising')}
        </p>
      ) : null}
      {recognise.isError ? <Failure error={recognise.error} /> : null}
      {card === null ? null : (
        <ChipForm
          key={card}
          card={card}
          send={(cardSerial) => recognise.mutate({ type: 'card', number: card, cardSerial })}
        />
      )}
    </div>
  );
}

function isCode(text: string): boolean {
  const scan = readScan(text);
  return scan.is === 'voucher' || (scan.is === 'card' && scan.serial !== null);
}

type ChipProps = { readonly card: string; readonly send: (serial: string) => void };

/** A printed number alone speaks for nobody. */
function ChipForm({ card, send }: ChipProps) {
  const t = useText(windowWords);
  const [serial, setSerial] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (serial.trim() !== '') send(serial.trim());
      }}
    >
      <Labelled name={t('cardChip', { card })}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            autoComplete="off"
            value={serial}
            onChange={({ target }) => setSerial(target.value)}
          />
        )}
      </Labelled>
      <Button htmlType="submit" type="primary">
        {t('cardRead')}
      </Button>
    </form>
  );
}
