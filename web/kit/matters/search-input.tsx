import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { get } from '../api.ts';
import { useLanguage, useText } from '../language.tsx';
import { useTerm } from '../term.ts';
import type { Page } from '../views.ts';
import { GROUPS } from '../vocabulary.ts';
import { diseasesOf } from './ask-fields.ts';
import { Combobox, type Option } from './combobox.tsx';
import type { InputProps } from './field-input.tsx';
import { useProviderName } from './use-provider-name.ts';
import { mattersWords } from './words.ts';

type SearchKind = 'person' | 'provider' | 'disease' | 'group' | 'settlement' | 'case';

/** A person, provider, disease or group by its name; what was found stands as its code in the form. */
export function SearchInput({ kind, ...props }: InputProps & { readonly kind: SearchKind }) {
  if (kind === 'disease' || kind === 'group') return <TermSearch {...props} kind={kind} />;
  if (kind === 'person' || kind === 'provider') return <ServerSearch {...props} kind={kind} />;
  return <NumberInput {...props} />;
}

/** Diseases and groups of the policies: the pages are built with their names. */
function TermSearch({ kind, ...props }: InputProps & { readonly kind: 'disease' | 'group' }) {
  const t = useText(mattersWords);
  const term = useTerm();
  const [text, setText] = useState('');
  const { language } = useLanguage();
  const options = (kind === 'disease' ? diseasesOf(props.benefit ?? null) : GROUPS)
    .map((one) => ({ value: one.code, label: one[language] }))
    .filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <Combobox
      {...props}
      hint={t('searchDisease')}
      shown={typeof props.value === 'string' && props.value ? term(kind, props.value) : ''}
      text={text}
      type={setText}
      options={options.slice(0, 12)}
    />
  );
}

type Found = { readonly id: string; readonly name: string; readonly idNumber?: string };

function ServerSearch({ kind, ...props }: InputProps & { readonly kind: 'person' | 'provider' }) {
  const t = useText(mattersWords);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Option | null>(null);
  const query = useDeferredValue(text.trim());
  const path = kind === 'person' ? '/persons' : '/providers';
  const found = useQuery({
    queryKey: ['form-search', path, query],
    queryFn: () => get<Page<Found>>(path, { query, size: 8 }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.rows ?? []).map(({ id, name, idNumber }) => ({
    value: id,
    label: name,
    detail: idNumber ?? id,
  }));
  const value = typeof props.value === 'string' ? props.value : '';
  const named = useProviderName(kind === 'provider' && chosen?.value !== value ? value : '');
  return (
    <Combobox
      {...props}
      hint={t(kind === 'person' ? 'searchPerson' : 'searchProvider')}
      shown={chosen?.value === value ? chosen.label : named || value}
      text={text}
      type={setText}
      options={query === '' ? [] : options}
      choose={setChosen}
    />
  );
}

function NumberInput({ id, field, value, bad, change }: InputProps) {
  return (
    <input
      id={id}
      className="box"
      autoComplete="off"
      aria-required={field.required}
      aria-invalid={bad}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.target.value.trim())}
    />
  );
}
