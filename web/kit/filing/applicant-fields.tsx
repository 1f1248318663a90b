import { useId } from 'react';
import type { Draft } from '../drafts/model.ts';
import { useText } from '../language.tsx';
import type { MatterView } from '../matters/views.ts';
import { mattersWords } from '../matters/words.ts';

type Applicant = Draft['applicant'];
type Props = {
  readonly allowed: MatterView['applicants'];
  readonly applicant: Applicant;
  readonly bad: boolean;
  readonly change: (applicant: Applicant) => void;
};

/** Whoever comes for himself writes nothing about himself; who reports something need not say who he is. */
const FOR_ONESELF: readonly Applicant['kind'][] = ['insured', 'anybody'];

/** Nothing is asked where there is one answer that says everything. */
export function asksApplicant(allowed: MatterView['applicants']): boolean {
  return allowed.length > 1 || allowed.some((kind) => !FOR_ONESELF.includes(kind));
}

export function isApplicantWhole({ kind, name }: Applicant): boolean {
  return FOR_ONESELF.includes(kind) || name.trim() !== '';
}

export function ApplicantFields({ allowed, applicant, bad, change }: Props) {
  const t = useText(mattersWords);
  const id = useId();
  const box = (part: 'name' | 'phone' | 'relation', label: string) => (
    <div data-bad={part === 'name' && bad}>
      <label htmlFor={`${id}-${part}`}>{label}</label>
      <input
        id={`${id}-${part}`}
        className="box"
        autoComplete="off"
        {...(part === 'phone' ? { type: 'tel' } : {})}
        aria-invalid={part === 'name' && bad}
        value={applicant[part] ?? ''}
        onChange={({ target }) =>
          change({
            ...applicant,
            [part]: part === 'name' || target.value !== '' ? target.value : null,
          })
        }
      />
    </div>
  );
  return (
    <fieldset className="asked">
      <legend>{t('applicantKind')}</legend>
      <div className="choices">
        {allowed.map((kind) => (
          <label key={kind} className="choice">
            <input
              type="radio"
              name={id}
              checked={applicant.kind === kind}
              onChange={() => change({ ...applicant, kind })}
            />
            {t(`applicant.${kind}`)}
          </label>
        ))}
      </div>
      {FOR_ONESELF.includes(applicant.kind) ? null : (
        <div className="parts">
          {box('name', t('applicantName'))}
          {box('phone', t('applicantPhone'))}
          {applicant.kind === 'relative' ? box('relation', t('applicantRelation')) : null}
        </div>
      )}
      {bad ? (
        <p className="field-problem" role="alert">
          {t('problem.missing')}
        </p>
      ) : null}
    </fieldset>
  );
}
