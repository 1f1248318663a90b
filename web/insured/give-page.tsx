import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { OwnButton } from './own-button.tsx';
import { Refused } from './refused.tsx';
import { oppositeOf } from './relation.ts';
import { isWhole, NOBODY, RelativeFields } from './relative-fields.tsx';
import { useAccount, useOwnPost } from './use-own.ts';
import { ownMoneyWords, ownWords } from './words.ts';

/** A quota of one's account for a relative: of the same area by a grant, of another by a wallet. */
export function GivePage() {
  const t = useText(ownMoneyWords);
  const to = useText(ownWords);
  const [relative, setRelative] = useState(NOBODY);
  const [quota, setQuota] = useState('');
  const post = useOwnPost('own-account', 'own-overview');
  const send = () => {
    const { area, name, idNumber, relation } = relative;
    // The server is told what the giver is to the receiver.
    const body = {
      ...{ name: name.trim(), idNumber: idNumber.trim(), relation: oppositeOf(relation), quota },
    };
    if (area === '') post.mutate({ path: '/own/grants', body });
    else post.mutate({ path: '/own/wallets', body: { ...body, area } });
  };
  return (
    <div className="stack">
      <Link to="/family">← {to('family')}</Link>
      <h1>{t('give')}</h1>
      {post.isSuccess ? (
        <Given
          again={() => {
            post.reset();
            setRelative(NOBODY);
            setQuota('');
          }}
        />
      ) : (
        <>
          <p className="quiet">{t('giveHint')}</p>
          <form
            className="own-card stack"
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <RelativeFields
              value={relative}
              change={(more) => setRelative((before) => ({ ...before, ...more }))}
            />
            <QuotaField value={quota} change={setQuota} />
            <OwnButton
              block
              type="submit"
              tone="main"
              size="large"
              busy={post.isPending}
              disabled={!isWhole(relative) || quota === ''}
            >
              {t('giveSend')}
            </OwnButton>
          </form>
          {post.isError ? <Refused error={post.error} /> : null}
        </>
      )}
    </div>
  );
}

type FieldProps = { readonly value: string; readonly change: (value: string) => void };

/** With the most that can be given, so that nobody is refused for a guess. */
function QuotaField({ value, change }: FieldProps) {
  const t = useText(ownMoneyWords);
  const id = useId();
  const account = useAccount().data?.account;
  return (
    <>
      <label htmlFor={id}>{t('quota')}</label>
      <input
        id={id}
        className="box"
        inputMode="decimal"
        autoComplete="off"
        pattern="\d{1,9}(\.\d{1,2})?"
        aria-describedby={`${id}-most`}
        value={value}
        onChange={({ target }) => change(target.value.replace(/[^\d.]/g, ''))}
      />
      <p id={`${id}-most`} className="quiet small">
        {account ? t('giveMost', { amount: moneyText(account.available) }) : null}
      </p>
    </>
  );
}

/** Instead of the form, so that a second press gives nothing twice. */
function Given({ again }: { readonly again: () => void }) {
  const t = useText(ownMoneyWords);
  const to = useText(ownWords);
  return (
    <div className="own-card stack">
      <p role="status" className="hint-line">
        {t('giveDone')}
      </p>
      <Link to="/family">{to('family')}</Link>
      <OwnButton block onClick={again}>
        {t('giveAnother')}
      </OwnButton>
    </div>
  );
}
