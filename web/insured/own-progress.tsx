import { useLanguage, useText } from '../kit/language.tsx';
import { useNamed } from '../kit/matters/named.ts';
import type { CaseView } from '../kit/matters/views.ts';
import { moneyText } from '../kit/money-text.tsx';
import { insuredWords } from './words.ts';

export const OVER: readonly string[] = ['done', 'refused', 'not-accepted', 'withdrawn'];

/** How far it is: one sentence in plain words, then the steps behind, the one it is in, and what comes. */
export function OwnProgress({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const { language } = useLanguage();
  const over = OVER.includes(view.state);
  const officeOf = (path: string) => view.offices[path]?.[language] ?? '';
  const at =
    over || view.state === 'approved' || view.state === 'paying'
      ? view.steps.length
      : (view.step ?? -1);
  const rows = [
    { name: t('submitted'), office: officeOf(view.acceptedAt) },
    ...view.steps.map(({ label, office }) => ({ name: named(label), office: officeOf(office) })),
    { name: t('decided'), office: '' },
  ];
  const current = over ? rows.length : at + 1;
  return (
    <>
      <PlainWords view={view} />
      <ol className="own-progress" aria-label={t('progress')}>
        {rows.map(({ name, office }, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a document stand still
            key={i}
            className={i < current ? 'past' : ''}
            {...(i === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span>
              {name}
              {office === '' ? null : <span className="quiet small"> {office}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Who has it until when, and what comes next. */
function PlainWords({ view }: { readonly view: CaseView }) {
  const t = useText(insuredWords);
  const named = useNamed();
  const { language } = useLanguage();
  const { state, step, steps, office, stepDueOn, offices, result } = view;
  if (OVER.includes(state)) return null;
  if (state === 'paying') {
    const amount = result.payable ?? '';
    return (
      <p className="own-now">
        {amount === '' ? t('nowPays') : t('nowPaying', { amount: moneyText(amount) })}
      </p>
    );
  }
  const { phone = '', ...names } = offices[office] ?? { zh: office, en: office };
  const next = step === null ? undefined : steps[step + 1];
  const facts = { office: names[language], day: stepDueOn ?? '' };
  const sentence =
    state === 'returned'
      ? t('nowWithMe')
      : state === 'submitted'
        ? t(stepDueOn ? 'nowWaits' : 'nowWaitsOpen', facts)
        : t(stepDueOn ? 'nowWith' : 'nowWithOpen', facts);
  return (
    <p className="own-now">
      {sentence}
      {next ? ` ${t('thenNext', { step: named(next.label) })}` : null}
      {phone === '' ? null : (
        <a className="small" href={`tel:${phone}`}>
          {t('askPhone', { phone })}
        </a>
      )}
    </p>
  );
}
