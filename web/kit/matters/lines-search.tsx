import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { get } from '../api.ts';
import { useText } from '../language.tsx';
import type { CatalogueItem, Page } from '../views.ts';
import { Combobox } from './combobox.tsx';
import type { InputProps } from './field-input.tsx';
import { mattersWords } from './words.ts';

type Props = Pick<InputProps, 'field'> & {
  readonly day: string;
  readonly choose: (item: { code: string; name: string }) => void;
};

/** An item of the catalogue by its name, code or initials: type, Enter, and it is the next line. */
export function LinesSearch({ field, day, choose }: Props) {
  const t = useText(mattersWords);
  const id = useId();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['catalogue', query, day],
    queryFn: () => get<Page<CatalogueItem>>('/catalogue', { query, day, size: 10 }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  return (
    <div className="lines-search">
      <label htmlFor={id}>{t('linesSearch')}</label>
      <Combobox
        id={id}
        field={{ ...field, required: false }}
        value={null}
        bad={false}
        change={() => {}}
        hint={t('linesSearchHint')}
        shown=""
        text={text}
        type={setText}
        options={rows.map(({ code, name, class: level }) => ({
          value: code,
          label: name,
          detail: `${code} · ${level}`,
        }))}
        choose={({ value, label }) => choose({ code: value, name: label })}
      />
    </div>
  );
}
