import type { ReactNode } from 'react';
import { useText } from '../language.tsx';
import { AccountInput } from './account-input.tsx';
import { LinesInput } from './lines-input.tsx';
import { useNamed } from './named.ts';
import { PlaceChoice } from './place-choice.tsx';
import { PlaceInput } from './place-input.tsx';
import { SearchInput } from './search-input.tsx';
import type { Field, Form, FormValue } from './views.ts';
import { mattersWords } from './words.ts';

export type InputProps = {
  readonly id: string;
  readonly field: Field;
  readonly value: FormValue;
  readonly bad: boolean;
  /** All answers, for a control that reads another one. */
  readonly form?: Form;
  readonly change: (value: FormValue) => void;
  /** Of a disease: see `benefitOf`. */
  readonly benefit?: string | null;
};

/** One control for each kind of question. */
export function FieldInput(props: InputProps): ReactNode {
  const { kind } = props.field;
  switch (kind) {
    case 'text':
      return <TextInput {...props} />;
    case 'long-text':
      return <LongText {...props} />;
    case 'day':
      return <TextInput {...props} type="date" />;
    case 'number':
    case 'money':
      return <TextInput {...props} inputMode="decimal" />;
    case 'phone':
      return <TextInput {...props} type="tel" inputMode="tel" />;
    case 'id-number':
      return <TextInput {...props} />;
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'yes-no':
      return <YesNo {...props} />;
    case 'place':
      return <PlaceInput {...props} />;
    case 'county':
    case 'township':
      return <PlaceChoice {...props} />;
    case 'person':
    case 'provider':
    case 'disease':
    case 'group':
    case 'settlement':
    case 'case':
      return <SearchInput {...props} kind={kind} />;
    case 'account':
      return <AccountInput {...props} />;
    case 'lines':
      return <LinesInput {...props} />;
  }
}

type TextProps = InputProps & {
  readonly type?: 'text' | 'date' | 'tel';
  readonly inputMode?: 'text' | 'decimal' | 'tel';
};

function TextInput({ id, field, value, bad, change, type = 'text', inputMode }: TextProps) {
  return (
    <input
      id={id}
      className={`box${type === 'date' || inputMode === 'decimal' ? ' short' : ''}`}
      type={type}
      {...(inputMode ? { inputMode } : {})}
      autoComplete="off"
      aria-required={field.required}
      aria-invalid={bad}
      aria-describedby={bad ? `${id}-problem` : undefined}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function LongText({ id, field, value, bad, change }: InputProps) {
  return (
    <textarea
      id={id}
      className="box"
      rows={3}
      aria-required={field.required}
      aria-invalid={bad}
      aria-describedby={bad ? `${id}-problem` : undefined}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** A few are all in sight; many are a list. */
const IN_SIGHT = 6;

function ChoiceInput({ id, field, value, bad, change }: InputProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  if (field.choices.length > IN_SIGHT) {
    return (
      <select
        id={id}
        className="box"
        aria-label={named(field.label)}
        aria-invalid={bad}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {named(choice)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <div className="choices">
      {field.choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => change(choice.value)}
          />
          {named(choice)}
        </label>
      ))}
    </div>
  );
}

function YesNo({ id, value, change }: InputProps) {
  const t = useText(mattersWords);
  return (
    <div className="choices">
      {([true, false] as const).map((answer) => (
        <label key={String(answer)} className="choice">
          <input
            type="radio"
            name={id}
            checked={value === answer}
            onChange={() => change(answer)}
          />
          {t(answer ? 'yes' : 'no')}
        </label>
      ))}
    </div>
  );
}
