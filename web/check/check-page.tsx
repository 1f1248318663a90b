import { useCallback, useEffect, useState } from 'react';
import type { CertificateCheckView } from '../../src/counter/certificates/index.ts';
import { getShared, RefusedError } from '../kit/api.ts';
import { certificatesWords } from '../kit/certificates/words.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { dueText } from '../kit/matters/due-text.ts';
import { mattersWords } from '../kit/matters/words.ts';
import { momentText } from '../kit/today.ts';

/** As `GET /public/receipts/:token` answers. */
type PublicReceipt = {
  readonly number: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly state: string;
  readonly stepLabel: { readonly zh: string; readonly en: string } | null;
  readonly submittedAt: string;
  readonly dueOn: string | null;
  readonly dueProvisional: boolean;
  readonly endedAt: string | null;
  readonly office: { readonly name: string; readonly nameEn: string; readonly phone: string };
};

type Asked = { readonly kind: 'certificates' | 'receipts'; readonly token: string };
type Told =
  | { readonly says: 'asking' | 'not-genuine' | 'no-answer' }
  | { readonly says: 'refused'; readonly zh: string; readonly en: string }
  | { readonly says: 'certificate'; readonly view: CertificateCheckView }
  | { readonly says: 'receipt'; readonly view: PublicReceipt };

/** What stands behind the code of a paper: `/certificates/<token>` or `/receipts/<token>`. */
export function CheckPage({ path }: { readonly path: string }) {
  const t = useText(certificatesWords);
  const { language, choose } = useLanguage();
  const [, kind, token = ''] = path.split('/');
  const asked: Asked = { kind: kind === 'receipts' ? 'receipts' : 'certificates', token };
  const { told, again } = useCheck(asked);
  const title = t(asked.kind === 'receipts' ? 'receiptTitle' : 'checkTitle');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="check" id="content">
      <div className="check-head">
        <h1>{title}</h1>
        <button type="button" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </div>
      <div className="check-card" aria-live="polite">
        <Answer told={told} again={again} />
      </div>
    </main>
  );
}

function useCheck({ kind, token }: Asked) {
  const [told, setTold] = useState<Told>({ says: 'asking' });
  const ask = useCallback(async () => {
    setTold({ says: 'asking' });
    setTold(await checked({ kind, token }));
  }, [kind, token]);
  useEffect(() => void ask(), [ask]);
  return { told, again: () => void ask() };
}

async function checked({ kind, token }: Asked): Promise<Told> {
  const path = `/public/${kind}/${encodeURIComponent(token)}`;
  try {
    return kind === 'receipts'
      ? { says: 'receipt', view: await getShared<PublicReceipt>(path) }
      : { says: 'certificate', view: await getShared<CertificateCheckView>(path) };
  } catch (error) {
    if (!(error instanceof RefusedError)) return { says: 'no-answer' };
    const { code, zh, en } = error.refusal;
    return code === 'request.too_many_calls'
      ? { says: 'refused', zh, en }
      : { says: 'not-genuine' };
  }
}

function Answer({ told, again }: { readonly told: Told; readonly again: () => void }) {
  const t = useText(certificatesWords);
  const { language } = useLanguage();
  if (told.says === 'asking') return <p role="status">{t('asking')}</p>;
  if (told.says === 'not-genuine') {
    return (
      <p className="check-verdict bad" role="alert">
        ✕ {t('notGenuine')}
      </p>
    );
  }
  if (told.says === 'certificate') return <CertificateAnswer view={told.view} />;
  if (told.says === 'receipt') return <ReceiptAnswer view={told.view} />;
  return (
    <>
      <p role="alert">{told.says === 'refused' ? told[language] : t('noAnswer')}</p>
      <button type="button" onClick={again}>
        {t('again')}
      </button>
    </>
  );
}

function CertificateAnswer({ view }: { readonly view: CertificateCheckView }) {
  const t = useText(certificatesWords);
  const valid = view.state === 'valid';
  const said = valid ? t('genuine') : t('withdrawn', { day: view.withdrawnOn ?? '' });
  return (
    <>
      <p className={`check-verdict ${valid ? 'good' : 'bad'}`}>
        {valid ? '✓' : '✕'} {said}
      </p>
      <Facts
        facts={[
          [t('what'), t(`title.${view.kind}`)],
          [t('number'), view.number],
          [t('holder'), view.holder],
          [t('issuedOn'), view.issuedOn],
          [t('hash'), view.hash],
        ]}
      />
      <p className="quiet">{t('compare')}</p>
    </>
  );
}

function ReceiptAnswer({ view }: { readonly view: PublicReceipt }) {
  const t = useText(certificatesWords);
  const tm = useText(mattersWords);
  const { language } = useLanguage();
  const { number, names, state, stepLabel, submittedAt, dueOn, endedAt, office } = view;
  return (
    <>
      <p className="check-verdict">{tm(`state.${state}` as 'state.open')}</p>
      <Facts
        facts={[
          [t('matter'), names[language]],
          [t('number'), number],
          ...(stepLabel === null ? [] : ([[t('step'), stepLabel[language]]] as const)),
          [t('office'), `${language === 'zh' ? office.name : office.nameEn} ${office.phone}`],
          [t('submittedOn'), momentText(submittedAt)],
          ...(dueOn === null ? [] : ([[t('dueOn'), dueText(tm, view)]] as const)),
          ...(endedAt === null ? [] : ([[t('endedOn'), momentText(endedAt)]] as const)),
        ]}
      />
      <p className="quiet">{t('nothingPersonal')}</p>
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
