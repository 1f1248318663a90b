import { type ReactNode, useId, useState } from 'react';
import { useText } from '../language.tsx';
import { benefitOf, isKnown, type Problem, wantedFields } from './ask-fields.ts';
import { FieldInput } from './field-input.tsx';
import { FieldText } from './field-text.tsx';
import { useNamed } from './named.ts';
import { withAnswer } from './places-of.ts';
import type { Field, Form, FormValue, MatterView } from './views.ts';
import { mattersWords } from './words.ts';

type Props = {
  readonly matter: Pick<MatterView, 'fields'>;
  readonly form: Form;
  /** What the office found itself. */
  readonly known: Form;
  readonly problems: Readonly<Record<string, Problem>>;
  /** What the server says about a field; shown in the place of our own. */
  readonly refused?: Readonly<Record<string, string>>;
  readonly change: (form: Form) => void;
};

/** The one form of all matters, drawn from the document. What is known is shown and not asked. */
export function MatterForm({ matter, form, known, problems, refused = {}, change }: Props) {
  const t = useText(mattersWords);
  const [corrected, setCorrected] = useState<readonly string[]>([]);
  const fields = wantedFields(matter, { ...known, ...form });
  const shown = (field: Field) =>
    isKnown(field, known) && !corrected.includes(field.name) && !(field.name in form);
  const correct = (field: Field) => {
    setCorrected([...corrected, field.name]);
    change(withAnswer(fields, form, [field.name, '']));
  };
  const knownFields = fields.filter(shown);
  return (
    <div className="matter-form">
      {knownFields.length > 0 ? (
        <section className="known" aria-label={t('known')}>
          <h3>{t('known')}</h3>
          <dl className="facts">
            {knownFields.map((field) => (
              <KnownField
                key={field.name}
                field={field}
                value={known[field.name] ?? null}
                known={known}
                correct={() => correct(field)}
              />
            ))}
          </dl>
        </section>
      ) : null}
      {fields
        .filter((field) => !shown(field))
        .map((field) => (
          <AskedField
            key={field.name}
            field={field}
            problem={problems[field.name]}
            refused={refused[field.name]}
          >
            {(id, bad) => (
              <FieldInput
                id={id}
                bad={bad}
                field={field}
                value={form[field.name] ?? null}
                form={{ ...known, ...form }}
                benefit={benefitOf(field, { ...known, ...form })}
                change={(value: FormValue) => change(withAnswer(fields, form, [field.name, value]))}
              />
            )}
          </AskedField>
        ))}
    </div>
  );
}

type KnownProps = {
  readonly field: Field;
  readonly value: FormValue;
  readonly known: Form;
  readonly correct: () => void;
};

function KnownField({ field, value, known, correct }: KnownProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  return (
    <div>
      <dt>{named(field.label)}</dt>
      <dd>
        <FieldText field={field} value={value} form={known} />{' '}
        <button
          type="button"
          className="as-link"
          aria-label={`${t('correct')} ${named(field.label)}`}
          onClick={correct}
        >
          {t('correct')}
        </button>
      </dd>
    </div>
  );
}

type AskedProps = {
  readonly field: Field;
  readonly problem: Problem | undefined;
  readonly refused: string | undefined;
  readonly children: (id: string, bad: boolean) => ReactNode;
};

/** Kinds of more than one control, which a name groups instead of labelling one. */
const GROUPED: readonly Field['kind'][] = ['choice', 'yes-no', 'account', 'lines'];

function AskedField({ field, problem, refused, children }: AskedProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  const id = useId();
  const said = refused ?? (problem ? t(`problem.${problem}`) : null);
  const name = (
    <>
      {named(field.label)}
      {field.required ? null : <span className="quiet small"> {t('optional')}</span>}
    </>
  );
  const rest = (
    <>
      {field.hint ? <p className="quiet small">{named(field.hint)}</p> : null}
      {children(id, said !== null)}
      {said === null ? null : (
        <p className="field-problem" role="alert" id={`${id}-problem`}>
          {said}
        </p>
      )}
    </>
  );
  const marks = { className: 'asked', 'data-field': field.name, 'data-bad': said !== null };
  return GROUPED.includes(field.kind) ? (
    <fieldset {...marks}>
      <legend>{name}</legend>
      {rest}
    </fieldset>
  ) : (
    <div {...marks}>
      <label htmlFor={id}>{name}</label>
      {rest}
    </div>
  );
}

/** To the first place that wants an answer, so that nobody searches for it. */
export function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector('[data-bad=true]');
    const control = first?.querySelector<HTMLElement>('input, select, textarea, button');
    first?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  });
}
