import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, type InputRef, Tag } from 'antd';
import { type KeyboardEvent, type Ref, useDeferredValue, useEffect, useState } from 'react';
import { get } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { rateText } from '../../kit/money-text.tsx';
import { useTerm } from '../../kit/term.ts';
import type { Page } from '../../kit/views.ts';
import type { FoundItemView } from './views.ts';
import { doctorWords } from './words.ts';

const SHOWN = 8;

type Props = { take: (item: FoundItemView) => void; field?: Ref<InputRef>; disabled?: boolean };

/** Type, arrow to the item, Enter: it is taken and the field is free for the next. */
export function ItemSearch({ take, field, disabled = false }: Props) {
  const t = useText(doctorWords);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['items', query],
    queryFn: () => get<Page<FoundItemView>>('/catalogue', { query, size: SHOWN }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts at its first row.
  useEffect(() => setActive(0), [query]);
  const choose = (item: FoundItemView) => {
    setText('');
    take(item);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(rows.length - 1, active + step)));
    }
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const current = rows[active];
    // What stands in the list may still be the answer to fewer letters.
    const settled = !found.isPlaceholderData && query === text.trim();
    if (current && settled) choose(current);
  };
  const none = query !== '' && found.isSuccess && !found.isFetching && rows.length === 0;
  return (
    <div className="item-search">
      <Input
        {...(field ? { ref: field } : {})}
        size="large"
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="items-found"
        aria-activedescendant={rows[active] ? `item-${rows[active].code}` : undefined}
        aria-label={t('findItem')}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('findItemHint')}
        autoComplete="off"
        disabled={disabled}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      <div
        id="items-found"
        role="listbox"
        aria-label={t('findItem')}
        tabIndex={-1}
        hidden={rows.length === 0}
      >
        {rows.map((row, index) => (
          <ItemRow key={row.code} row={row} active={index === active} choose={() => choose(row)} />
        ))}
      </div>
      {none ? <p className="quiet">{t('noItem', { text: query })}</p> : null}
      <p className="quiet small keys-hint">{t('findItemKeys')}</p>
    </div>
  );
}

function ItemRow({
  row,
  active,
  choose,
}: {
  row: FoundItemView;
  active: boolean;
  choose: () => void;
}) {
  const t = useText(doctorWords);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys.
    <div
      id={`item-${row.code}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={`item-row${active ? ' active' : ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <ClassTag of={row.class} />
      <div>
        <strong>{row.name}</strong> <span className="quiet small">{row.specification}</span>
        <div className="quiet small">
          <code>{row.code}</code>
          {row.class === 'B' ? ` · ${t('priorRate', { rate: rateText(row.priorRate) })}` : ''}
          {row.ceiling === null ? '' : ` · ${t('ceiling', { amount: row.ceiling })}`}
          {row.restricted ? (
            <span className="restricted">
              {' · '}
              {row.restriction === null
                ? t('restrictedBare')
                : t('restricted', { condition: row.restriction })}
            </span>
          ) : null}
        </div>
      </div>
      <span className="item-price">
        {row.price === null ? t('noPrice') : t('listPrice', { price: row.price, unit: row.unit })}
      </span>
    </div>
  );
}

const CLASS_COLOURS: Readonly<Record<string, string>> = { A: 'green', B: 'blue', C: 'default' };

export function ClassTag({ of }: { of: string }) {
  const t = useText(doctorWords);
  const term = useTerm();
  return (
    <Tag color={CLASS_COLOURS[of] ?? 'default'}>{t('classOf', { class: term('class', of) })}</Tag>
  );
}
