import { useQuery } from '@tanstack/react-query';
import { getShared, RefusedError } from '../kit/api.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { StateTag } from '../kit/matters/deadline-badge.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseState, Names } from '../kit/matters/views.ts';
import { mattersWords } from '../kit/matters/words.ts';
import { momentText } from '../kit/today.ts';
import { kitWords } from '../kit/words.ts';

type PublicReceipt = {
  readonly number: string;
  readonly names: Names;
  readonly state: CaseState;
  readonly stepLabel: Names | null;
  readonly submittedAt: string;
  readonly dueOn: string | null;
  readonly endedAt: string | null;
  readonly office: { readonly name: string; readonly nameEn: string; readonly phone: string };
};

/** How far it is and whom to ask; nothing of the person. */
export function ReceiptState({ token }: { readonly token: string }) {
  const t = useText(kitWords);
  const { language } = useLanguage();
  const state = useQuery({
    queryKey: ['receipt-state', token],
    retry: false,
    queryFn: () => getShared<PublicReceipt>(`/public/receipts/${encodeURIComponent(token)}`),
  });
  return (
    <div className="own">
      <main id="content" className="own-body stack">
        <Heading />
        {state.isPending ? <p role="status">{t('loading')}</p> : null}
        {state.isError ? (
          <p role="alert" className="hint-line warning">
            {state.error instanceof RefusedError ? state.error.refusal[language] : t('noAnswer')}
          </p>
        ) : null}
        {state.data ? <Shown receipt={state.data} /> : null}
      </main>
    </div>
  );
}

function Heading() {
  const t = useText(kitWords);
  const tm = useText(mattersWords);
  const { language, choose } = useLanguage();
  return (
    <div className="tools">
      <h1>
        {t('brand')} · {tm('receiptState')}
      </h1>
      <button
        type="button"
        className="quiet-button"
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </div>
  );
}

function Shown({ receipt }: { readonly receipt: PublicReceipt }) {
  const t = useText(mattersWords);
  const named = useNamed();
  const { language } = useLanguage();
  const { number, names, state, stepLabel, submittedAt, dueOn, endedAt, office } = receipt;
  const facts: readonly (readonly [string, string])[] = [
    [t('receiptNumber'), number],
    [t('receiptTaken'), momentText(submittedAt)],
    ...(dueOn === null || endedAt !== null ? [] : ([[t('receiptDue'), dueOn]] as const)),
    ...(endedAt === null ? [] : ([[t('receiptEnded'), momentText(endedAt)]] as const)),
    [t('receiptOffice'), language === 'zh' ? office.name : office.nameEn],
    ...(office.phone === '' ? [] : ([[t('receiptPhone'), office.phone]] as const)),
  ];
  return (
    <section className="own-card stack">
      <h2>{named(names)}</h2>
      <div className="tools">
        <StateTag state={state} /> {stepLabel ? named(stepLabel) : null}
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
