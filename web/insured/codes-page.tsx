import { useState } from 'react';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { momentText } from '../kit/today.ts';
import { CodeCard } from './code-card.tsx';
import { OwnButton } from './own-button.tsx';
import type { Codes } from './own-views.ts';
import { Refused } from './refused.tsx';
import { areaOf, isWhole, NOBODY, RelativeFields } from './relative-fields.tsx';
import { SureButton } from './sure-button.tsx';
import { useCodes, useOwnPost } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownMoneyWords } from './words.ts';

/** 亲情账户: whose code I may show, and who may show mine. A code and nothing else. */
export function CodesPage() {
  const t = useText(ownMoneyWords);
  const codes = useCodes();
  return (
    <div className="stack">
      <h1>{t('codes')}</h1>
      <p className="quiet">{t('codesHint')}</p>
      <Waiting query={codes}>{(seen) => <Seen seen={seen} />}</Waiting>
      <LetShow />
    </div>
  );
}

function Seen({ seen }: { readonly seen: Codes }) {
  const t = useText(ownMoneyWords);
  const term = useTerm();
  const post = useOwnPost('own-codes');
  const end = (id: string) => post.mutate({ path: `/own/shown-codes/${id}/end`, body: {} });
  const shares = seen.shares.filter(({ endedAt }) => endedAt === null);
  return (
    <>
      {post.isError ? <Refused error={post.error} /> : null}
      {seen.held.length === 0 ? null : <h2>{t('held')}</h2>}
      {seen.held.map(({ id, owner }) => (
        <div key={id} className="stack">
          <CodeCard name={owner} path={`/own/shown-codes/${id}/vouchers`} named />
          <SureButton
            label={t('giveUp')}
            sentence={t('giveUpSure', { owner })}
            yes={t('giveUp')}
            busy={post.isPending}
            onSure={() => end(id)}
          />
        </div>
      ))}
      {shares.length === 0 ? null : (
        <section className="own-card stack" aria-label={t('shares')}>
          <h2>{t('shares')}</h2>
          <ul className="own-plain-list">
            {shares.map(({ id, holder, relation }) => (
              <li key={id} className="stack">
                <span>
                  <strong>{holder}</strong> {term('relation', relation)}
                </span>
                <OwnButton busy={post.isPending} onClick={() => end(id)}>
                  {t('stopShare')}
                </OwnButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {seen.showings.length === 0 ? null : (
        <section className="own-card stack" aria-label={t('showings')}>
          <h2>{t('showings')}</h2>
          <ul className="own-plain-list">
            {seen.showings.map(({ holder, shownAt }) => (
              <li key={`${holder} ${shownAt}`}>
                {t('shownAt', { holder, at: momentText(shownAt) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function LetShow() {
  const t = useText(ownMoneyWords);
  const [relative, setRelative] = useState(NOBODY);
  const post = useOwnPost('own-codes');
  const send = () => {
    const { name, idNumber, relation } = relative;
    const body = { area: areaOf(relative), name: name.trim(), idNumber: idNumber.trim(), relation };
    post.mutate(
      { path: '/own/shown-codes', body },
      // The next one is somebody else, and a second press asks for nothing.
      { onSuccess: () => setRelative(NOBODY) },
    );
  };
  return (
    <section className="own-card stack" aria-label={t('letShow')}>
      <h2>{t('letShow')}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <RelativeFields
          value={relative}
          change={(more) => setRelative((before) => ({ ...before, ...more }))}
        />
        <OwnButton
          block
          type="submit"
          tone="main"
          size="large"
          busy={post.isPending}
          disabled={!isWhole(relative)}
        >
          {t('giveSend')}
        </OwnButton>
      </form>
      {post.isError ? <Refused error={post.error} /> : null}
      {post.isSuccess ? (
        <p role="status" className="hint-line">
          {t('letDone')}
        </p>
      ) : null}
    </section>
  );
}
