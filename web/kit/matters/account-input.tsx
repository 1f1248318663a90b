import { useId } from 'react';
import { useText } from '../language.tsx';
import type { InputProps } from './field-input.tsx';
import { mattersWords } from './words.ts';

const PARTS = [
  ['holder', 'holder'],
  ['bank', 'bank'],
  ['number', 'accountNumber'],
] as const;

/** Where money is paid to. */
export function AccountInput({ value, bad, change }: InputProps) {
  const t = useText(mattersWords);
  const id = useId();
  const parts =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, string>>)
      : {};
  return (
    <div className="parts">
      {PARTS.map(([part, name]) => (
        <div key={part}>
          <label htmlFor={`${id}-${part}`}>{t(name)}</label>
          <input
            id={`${id}-${part}`}
            className="box"
            autoComplete="off"
            aria-invalid={bad && !parts[part]}
            {...(part === 'number' ? { inputMode: 'numeric' as const } : {})}
            value={parts[part] ?? ''}
            onChange={(event) => change({ ...parts, [part]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}
