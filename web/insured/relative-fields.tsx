import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { get } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { useLanguage, useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import { RELATIONS } from './relation.ts';
import { ownMoneyWords } from './words.ts';

/** A relative as one names him: both name and number have to be right, so that nobody is guessed. */
export type Relative = {
  readonly area: string;
  readonly name: string;
  readonly idNumber: string;
  /** What he is to the reader. */
  readonly relation: string;
};

export const NOBODY: Relative = { area: '', name: '', idNumber: '', relation: 'child' };

export function isWhole({ name, idNumber }: Relative): boolean {
  return name.trim() !== '' && idNumber.trim().length >= 15;
}

type Props = {
  readonly value: Relative;
  readonly change: (more: Partial<Relative>) => void;
};

export function RelativeFields({ value, change }: Props) {
  const t = useText(ownMoneyWords);
  const term = useTerm();
  const id = useId();
  return (
    <>
      <AreaField value={value} change={change} />
      <label htmlFor={`${id}-name`}>{t('heName')}</label>
      <input
        id={`${id}-name`}
        className="box"
        autoComplete="off"
        value={value.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <label htmlFor={`${id}-number`}>{t('heNumber')}</label>
      <input
        id={`${id}-number`}
        className="box"
        autoComplete="off"
        maxLength={18}
        value={value.idNumber}
        onChange={({ target }) => change({ idNumber: target.value.toUpperCase() })}
      />
      <label htmlFor={`${id}-relation`}>{t('heIs')}</label>
      <select
        id={`${id}-relation`}
        className="box"
        value={value.relation}
        onChange={({ target }) => change({ relation: target.value })}
      >
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {term('relation', relation)}
          </option>
        ))}
      </select>
    </>
  );
}

type OtherArea = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** Where this installation serves one area only, there is nothing to choose. */
function AreaField({ value, change }: Props) {
  const t = useText(ownMoneyWords);
  const { language } = useLanguage();
  const id = useId();
  const areas = useQuery({
    queryKey: ['wallet-areas'],
    queryFn: () => get<readonly OtherArea[]>('/wallet-areas'),
  });
  const others = areas.data ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <label htmlFor={id}>{t('where')}</label>
      <select
        id={id}
        className="box"
        value={value.area}
        onChange={({ target }) => change({ area: target.value })}
      >
        <option value="">{t('here')}</option>
        {others.map(({ code, nameZh, nameEn }) => (
          <option key={code} value={code}>
            {language === 'zh' ? nameZh : nameEn}
          </option>
        ))}
      </select>
    </>
  );
}

/** The area of a relative whose area nobody had to choose is one's own. */
export function areaOf({ area }: Relative): string {
  return area === '' ? currentArea() : area;
}
