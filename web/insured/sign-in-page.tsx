import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useAnew } from '../account/session.ts';
import { postShared } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { useText } from '../kit/language.tsx';
import { LargeSwitch } from './large-switch.tsx';
import { OwnButton } from './own-button.tsx';
import { Refused } from './refused.tsx';
import { insuredWords } from './words.ts';

/** With what the person has in his hand. */
export function SignInPage() {
  const t = useText(insuredWords);
  const id = useId();
  const anew = useAnew();
  const [type, setType] = useState<'card' | 'code'>('card');
  const [number, setNumber] = useState('');
  const [cardSerial, setSerial] = useState('');
  const step = useMutation({
    mutationFn: () =>
      postShared('/sign-in/credential', {
        ...{ area: currentArea(), type, number: number.trim() },
        ...(type === 'card' ? { cardSerial: cardSerial.trim() } : {}),
      }),
    onSuccess: anew,
  });
  return (
    <div className="stack">
      <form
        className="stack own-card"
        onSubmit={(event) => {
          event.preventDefault();
          step.mutate();
        }}
      >
        <h1>{t('signIn')}</h1>
        <p className="quiet">{t('signInLead')}</p>
        <fieldset className="choices asked">
          <legend className="out-of-sight">{t('signIn')}</legend>
          {(['card', 'code'] as const).map((way) => (
            <label key={way} className="choice">
              <input type="radio" name={id} checked={type === way} onChange={() => setType(way)} />
              {t(way === 'card' ? 'card' : 'voucher')}
            </label>
          ))}
        </fieldset>
        <label htmlFor={`${id}-number`}>{t(type === 'card' ? 'cardNumber' : 'voucherCode')}</label>
        <input
          id={`${id}-number`}
          className="box"
          required
          autoComplete="off"
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        {type === 'card' ? (
          <>
            <label htmlFor={`${id}-serial`}>{t('cardSerial')}</label>
            <input
              id={`${id}-serial`}
              className="box"
              required
              autoComplete="off"
              value={cardSerial}
              onChange={({ target }) => setSerial(target.value)}
            />
          </>
        ) : null}
        {step.isError ? <Refused error={step.error} /> : null}
        <OwnButton block type="submit" tone="main" size="large" busy={step.isPending}>
          {t('signIn')}
        </OwnButton>
      </form>
      <LargeSwitch />
    </div>
  );
}
