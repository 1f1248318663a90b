import { useState } from 'react';
import { useText } from '../language.tsx';
import { Combobox } from './combobox.tsx';
import type { InputProps } from './field-input.tsx';
import { useNamed } from './named.ts';
import { placesFor } from './places-of.ts';
import { mattersWords } from './words.ts';

/** A county of the area by its name, or a township of the county that was chosen before. */
export function PlaceChoice(props: InputProps) {
  const t = useText(mattersWords);
  const named = useNamed();
  const [text, setText] = useState('');
  const { field, form = {}, value } = props;
  const places = placesFor(field, form);
  const wanted = text.trim().toLowerCase();
  const found = places.filter(({ code, zh, en }) =>
    `${zh} ${en} ${code}`.toLowerCase().includes(wanted),
  );
  const chosen = places.find(({ code }) => code === value);
  return (
    <Combobox
      {...props}
      hint={t(field.kind === 'county' ? 'searchCounty' : 'searchTownship')}
      shown={chosen ? named(chosen) : ''}
      text={text}
      type={setText}
      options={found.map((place) => ({ value: place.code, label: named(place), detail: '' }))}
    />
  );
}
