import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useSession } from '../account/session.ts';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { becomeWard, type Ward, ward } from './ward.ts';
import { ownMoneyWords } from './words.ts';

type Child = { readonly id: string; readonly name: string; readonly age: number };

/** Children of whoever signed in, as a counter recorded them. */
function useChildren(enabled: boolean): readonly Child[] {
  const queryFn = () => get<readonly Child[]>('/own/wards');
  return useQuery({ queryKey: ['own-wards'], queryFn, enabled }).data ?? [];
}

/** Whom one files for. A change opens everything anew, so that it is plain whose papers are asked for. */
export function ForWhom() {
  const t = useText(ownMoneyWords);
  const name = useId();
  const guardian = useSession().data?.signed?.person ?? null;
  const children = useChildren(guardian !== null);
  if (guardian === null || children.length === 0) return null;
  const box = (label: string, of: Ward | null) => (
    <label key={of?.id ?? ''} className="choice">
      <input
        type="radio"
        name={name}
        checked={(ward?.id ?? null) === (of?.id ?? null)}
        onChange={() => becomeWard(of, '/start')}
      />
      {label}
    </label>
  );
  return (
    <fieldset className="asked own-card">
      <legend>{t('forWhom')}</legend>
      <div className="choices">
        {box(t('forMyself'), null)}
        {children.map(({ age, ...child }) =>
          box(t('forChild', { name: child.name, age }), { guardian, ...child }),
        )}
      </div>
    </fieldset>
  );
}

/** The children for whom one may act; nothing where there are none. */
export function Wards() {
  const t = useText(ownMoneyWords);
  const guardian = useSession().data?.signed?.person ?? null;
  const rows = useChildren(ward === null && guardian !== null);
  if (ward !== null || guardian === null || rows.length === 0) return null;
  return (
    <section className="own-card stack" aria-label={t('wards')}>
      <h2>{t('wards')}</h2>
      <p className="quiet small">{t('wardsHint')}</p>
      {rows.map(({ id, name, age }) => (
        <OwnButton key={id} block onClick={() => becomeWard({ guardian, id, name })}>
          {t('wardOpen', { name, age })}
        </OwnButton>
      ))}
    </section>
  );
}

/** Stands above every page, so that nobody takes the child's things for his own. */
export function WardLine() {
  const t = useText(ownMoneyWords);
  if (ward === null) return null;
  return (
    <div className="own-ward no-print" role="status">
      <strong>{t('wardNow', { name: ward.name })}</strong>
      <OwnButton size="small" onClick={() => becomeWard(null)}>
        {t('wardLeave')}
      </OwnButton>
    </div>
  );
}
