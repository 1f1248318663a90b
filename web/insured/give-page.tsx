import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { Refused } from './refused.tsx';
import { oppositeOf } from './relation.ts';
import { isWhole, NOBODY, RelativeFields } from './relative-fields.tsx';
import { useOwnPost } from './use-own.ts';
import { ownMoneyWords, ownWords } from './words.ts';

/** A quota of one's account for a relative: of the same area by a grant, of another by a wallet. */
export function GivePage() {
  const t = useText(ownMoneyWords);
  const to = useText(ownWords);
  const id = useId();
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
        <label htmlFor={id}>{t('quota')}</label>
        <input
          id={id}
          className="box"
          inputMode="decimal"
          autoComplete="off"
          value={quota}
          onChange={({ target }) => setQuota(target.value.replace(/[^\d.]/g, ''))}
        />
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
      {post.isSuccess ? (
        <p role="status" className="hint-line">
          {t('giveDone')}
        </p>
      ) : null}
    </div>
  );
}
