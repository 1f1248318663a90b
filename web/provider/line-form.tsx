import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef, Select, Tag } from 'antd';
import { type ComponentRef, type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { get } from '../kit/api.ts';
import { DayInput } from '../kit/day-input.tsx';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { rateText } from '../kit/money-text.tsx';
import { useTerm } from '../kit/term.ts';
import type { CatalogueItem, ChargeLine, Page } from '../kit/views.ts';
import { deskWords } from './words.ts';

const EMPTY = { quantity: '1', unitPrice: '', amount: '' };

/** One line by keyboard alone: search, Enter, figures, Enter; the cursor returns to the search. */
export function LineForm({ day, add }: { day: string; add: (line: ChargeLine) => void }) {
  const t = useText(deskWords);
  const [item, setItem] = useState<CatalogueItem | null>(null);
  const [on, setOn] = useState(day);
  const [figures, setFigures] = useState(EMPTY);
  const search = useRef<ComponentRef<typeof Select>>(null);
  const quantity = useRef<InputRef>(null);
  const set = (name: keyof typeof EMPTY, value: string) =>
    setFigures((now) => ({
      ...now,
      [name]: value,
      // Of one piece the amount is the price; that is copied, not computed.
      ...(name === 'unitPrice' && now.quantity === '1' ? { amount: value } : {}),
    }));
  const ready =
    item !== null && on !== '' && Object.values(figures).every((figure) => figure.trim() !== '');
  const enter = () => {
    if (item === null || !ready) return;
    add({ code: item.code, name: item.name, day: on, ...trimmed(figures) });
    setItem(null);
    setFigures(EMPTY);
    search.current?.focus();
  };
  const field = (name: keyof typeof EMPTY) => (
    <Labelled name={t(name)}>
      {(id) => (
        <Input
          {...(name === 'quantity' ? { ref: quantity } : {})}
          id={id}
          inputMode="decimal"
          value={figures[name]}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set(name, event.target.value)}
          onKeyDown={(event) => goOn(event, name === 'amount' || ready ? enter : null)}
        />
      )}
    </Labelled>
  );
  const take = (next: CatalogueItem) => {
    setItem(next);
    quantity.current?.focus();
  };
  return (
    <section className="line-form" aria-label={t('newLine')}>
      <Labelled name={t('item')} className="item">
        {(id) => <ItemSearch id={id} searchRef={search} day={on} item={item} choose={take} />}
      </Labelled>
      <Labelled name={t('day')}>
        {(id) => <DayInput id={id} value={on} onChange={setOn} />}
      </Labelled>
      {field('quantity')}
      {field('unitPrice')}
      {field('amount')}
      <Button disabled={!ready} onClick={enter}>
        {t('addLine')}
      </Button>
    </section>
  );
}

/** Enter goes to the next figure; after the last it adds the line. */
function goOn(event: KeyboardEvent<HTMLInputElement>, finish: (() => void) | null): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  if (finish !== null) {
    finish();
    return;
  }
  const inputs = event.currentTarget.closest('.line-form')?.querySelectorAll('input') ?? [];
  const list = [...inputs];
  list[list.indexOf(event.currentTarget) + 1]?.focus();
}

function trimmed(figures: typeof EMPTY): typeof EMPTY {
  return {
    quantity: figures.quantity.trim(),
    unitPrice: figures.unitPrice.trim(),
    amount: figures.amount.trim(),
  };
}

function ItemSearch({
  id,
  searchRef,
  day,
  item,
  choose,
}: {
  id: string;
  searchRef: React.RefObject<ComponentRef<typeof Select> | null>;
  day: string;
  item: CatalogueItem | null;
  choose: (item: CatalogueItem) => void;
}) {
  const t = useText(deskWords);
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['catalogue', query, day],
    queryFn: () => get<Page<CatalogueItem>>('/catalogue', { query, day, size: 20 }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  const shown = item !== null && !rows.some(({ code }) => code === item.code) ? [item] : [];
  return (
    <Select
      id={id}
      ref={searchRef}
      className="wide"
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('itemHint')}
      popupMatchSelectWidth={false}
      notFoundContent={query === '' ? t('itemHint') : t('noItem')}
      value={item?.code ?? null}
      options={[...shown, ...rows].map((row) => ({
        value: row.code,
        label: row.name,
        item: row,
      }))}
      optionRender={(option) => <ItemOption item={option.data.item} />}
      onChange={(code: string | null) => {
        const next = rows.find((row) => row.code === code);
        if (next !== undefined) choose(next);
      }}
    />
  );
}

function ItemOption({ item }: { item: CatalogueItem }) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    <div className="item-option">
      <Tag color={item.class === 'A' ? 'green' : item.class === 'B' ? 'blue' : 'default'}>
        {term('class', item.class)}
      </Tag>
      <span>{item.name}</span>
      <code className="quiet small">{item.code}</code>
      <span className="quiet small">
        {item.unit}
        {item.class === 'B' ? ` · ${t('priorRate', { rate: rateText(item.priorRate) })}` : ''}
        {item.ceiling === null ? '' : ` · ${t('ceiling', { amount: item.ceiling })}`}
      </span>
    </div>
  );
}
