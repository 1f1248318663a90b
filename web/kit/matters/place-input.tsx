import { useState } from 'react';
import { type Language, useLanguage, useText } from '../language.tsx';
import { findCities, findCity } from './cities.ts';
import { Combobox } from './combobox.tsx';
import type { InputProps } from './field-input.tsx';
import { mattersWords } from './words.ts';

/** A city by its name or pinyin initials; who knows the code of a county types that. */
export function PlaceInput(props: InputProps) {
  const t = useText(mattersWords);
  const { language } = useLanguage();
  const [text, setText] = useState('');
  const value = typeof props.value === 'string' ? props.value : '';
  const typed = text.trim();
  const found = findCities(text).map((city) => ({ value: city.code, label: city[language] }));
  const county =
    /^\d{6}$/.test(typed) && found.every((one) => one.value !== typed)
      ? [{ value: typed, label: findCity(typed)?.[language] ?? typed }]
      : [];
  return (
    <Combobox
      {...props}
      hint={t('searchPlace')}
      shown={value === '' ? '' : placeText(value, language)}
      text={text}
      type={setText}
      options={[...county, ...found]}
    />
  );
}

/** A county, which the table does not name, keeps its code beside the city. */
export function placeText(code: string, language: Language): string {
  const city = findCity(code);
  if (city === null) return code;
  return city.code === code.padEnd(6, '0') ? city[language] : `${city[language]} ${code}`;
}
