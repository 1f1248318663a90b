import { type KeyboardEvent, useState } from 'react';
import { useText } from '../language.tsx';
import type { InputProps } from './field-input.tsx';
import { mattersWords } from './words.ts';

export type Option = { readonly value: string; readonly label: string; readonly detail?: string };

type Props = Omit<InputProps, 'field'> & {
  readonly field: InputProps['field'];
  readonly hint: string;
  /** What stands in the box while nobody types in it. */
  readonly shown: string;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly options: readonly Option[];
  readonly choose?: (option: Option) => void;
};

/** Type, arrow, Enter. What is not chosen from the list is not taken. */
export function Combobox(props: Props) {
  const { id, field, bad, change, hint, shown, text, type, options, choose } = props;
  const t = useText(mattersWords);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = `${id}-list`;
  const take = (option: Option) => {
    choose?.(option);
    change(option.value);
    type('');
    setOpen(false);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive(Math.max(0, Math.min(options.length - 1, active + step)));
    const option = options[active];
    if (event.key === 'Enter' && open && option) take(option);
    if (event.key === 'Escape') setOpen(false);
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };
  return (
    <div className="combobox">
      <input
        id={id}
        className="box"
        role="combobox"
        autoComplete="off"
        aria-expanded={open && options.length > 0}
        aria-controls={list}
        aria-activedescendant={open && options[active] ? `${id}-${active}` : undefined}
        aria-required={field.required}
        aria-invalid={bad}
        placeholder={hint}
        value={open ? text : shown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setOpen(true);
          setActive(0);
          type(event.target.value);
        }}
        onKeyDown={press}
      />
      <div
        id={list}
        role="listbox"
        aria-label={hint}
        className="combobox-list"
        hidden={!open || options.length === 0}
      >
        {options.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
          <div
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={i === active ? 'active' : ''}
            // Before the box loses the focus and the list is gone.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option.label} <span className="quiet small">{option.detail ?? option.value}</span>
          </div>
        ))}
      </div>
      {open && text.trim() !== '' && options.length === 0 ? (
        <p className="quiet small">{t('searchNothing')}</p>
      ) : null}
    </div>
  );
}
