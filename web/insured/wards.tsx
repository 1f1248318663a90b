import { useQuery } from '@tanstack/react-query';
import { useSession } from '../account/session.ts';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { OwnButton } from './own-button.tsx';
import { becomeWard, ward } from './ward.ts';
import { ownMoneyWords } from './words.ts';

type Child = { readonly id: string; readonly name: string; readonly age: number };

/** Children of whoever signed in, as a counter recorded them; nothing where there are none. */
export function Wards() {
  const t = useText(ownMoneyWords);
  const guardian = useSession().data?.signed?.person ?? null;
  const children = useQuery({
    queryKey: ['own-wards'],
    queryFn: () => get<readonly Child[]>('/own/wards'),
    enabled: ward === null && guardian !== null,
  });
  const rows = children.data ?? [];
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
