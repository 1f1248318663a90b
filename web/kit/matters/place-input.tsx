import { useState } from 'react';
import { useText } from '../language.tsx';
import { cityName, findCities } from './cities.ts';
import { Combobox } from './combobox.tsx';
import type { InputProps } from './field-input.tsx';
import { mattersWords } from './words.ts';

/** A city by its name; who knows the code of a county types that. */
export function PlaceInput(props: InputProps) {
  const t = useText(mattersWords);
  const [text, setText] = useState('');
  const value = typeof props.value === 'string' ? props.value : '';
  const typed = /^\d{4}(\d{2})?$/.test(text.trim())
    ? [{ value: text.trim(), label: cityName(text.trim()) ?? text.trim() }]
    : [];
  const found = findCities(text).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Combobox
      {...props}
      hint={t('searchPlace')}
      shown={value === '' ? '' : placeText(value)}
      text={text}
      type={setText}
      options={[
        ...typed.filter(({ value }) => found.every((one) => one.value !== value)),
        ...found,
      ]}
    />
  );
}

export function placeText(code: string): string {
  const name = cityName(code);
  return name === null ? code : code.length === 6 ? `${name} ${code}` : name;
}
