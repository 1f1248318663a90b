import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Tag } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react';
import { get } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { useTerm } from '../kit/term.ts';
import type { Page, PersonSummary } from '../kit/views.ts';
import { deskWords } from './words.ts';

type Props = {
  readonly onOpen: (id: string) => void;
  /** What may be typed or scanned here, where that is more than a name or number. */
  readonly hint?: string;
  /** Whether a code was scanned, for which no list is asked. */
  readonly isCode?: (text: string) => boolean;
  /** Enter with a code, or with what nobody in the list is called; true: it was taken, and the field is empty again. */
  readonly takeCode?: (text: string) => boolean;
};

const nothing = () => false;

/** Type, arrow to the person, Enter. A reader types its Enter before the list is there: it counts when it comes. */
export function PersonSearch({ onOpen, hint, isCode = nothing, takeCode = nothing }: Props) {
  const t = useText(deskWords);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [entered, setEntered] = useState<string | null>(null);
  const deferred = useDeferredValue(text.trim());
  const query = isCode(deferred) ? '' : deferred;
  const found = useQuery({
    queryKey: ['persons', query],
    queryFn: () => get<Page<PersonSummary>>('/persons', { query, size: 8 }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search starts at its first row.
  useEffect(() => setActive(0), [query]);
  const current = rows[Math.min(active, rows.length - 1)];
  const settled = !found.isFetching && found.isSuccess && query === text.trim();
  const take = (code: string) => {
    if (takeCode(code)) setText('');
  };
  useEffect(() => {
    if (entered === null || !settled) return;
    setEntered(null);
    if (entered !== query) return;
    if (rows.length === 0) take(query);
    else if (rows.length === 1 && rows[0]) onOpen(rows[0].id);
  });
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(rows.length - 1, active + step)));
    }
    if (event.key !== 'Enter') return setEntered(null);
    // What opens next takes the focus, and must not be pressed by the same key.
    event.preventDefault();
    const typed = text.trim();
    if (isCode(typed)) take(typed);
    else if (!settled) setEntered(typed === '' ? null : typed);
    else if (current === undefined) take(typed);
    else onOpen(current.id);
  };
  return (
    <div className="person-search">
      <Input
        autoFocus
        allowClear
        size="large"
        data-search
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="persons-found"
        aria-activedescendant={current ? `person-${current.id}` : undefined}
        aria-label={t('findPerson')}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={hint ?? t('findPersonHint')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      <div id="persons-found" role="listbox" aria-label={t('found')} tabIndex={-1}>
        {rows.map((row) => (
          <PersonRow key={row.id} row={row} active={row === current} open={() => onOpen(row.id)} />
        ))}
      </div>
      {query !== '' && found.isSuccess && !found.isFetching && rows.length === 0 ? (
        <p className="quiet">{t('nobody')}</p>
      ) : null}
      {query === '' ? <p className="quiet small">{t('findPersonKeys')}</p> : null}
    </div>
  );
}

type RowProps = { row: PersonSummary; active: boolean; open: () => void };

function PersonRow({ row, active, open }: RowProps) {
  const t = useText(deskWords);
  const term = useTerm();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys.
    <div
      id={`person-${row.id}`}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={`person-row${active ? ' active' : ''}`}
      onClick={open}
    >
      <div>
        <strong>{row.name}</strong> {term('sex', row.sex)} {t('age', { age: row.age })}
        <div className="quiet small">{row.idNumber}</div>
      </div>
      <div className="tools">
        {row.groups.map((group) => (
          <Tag key={group} color="purple">
            {term('group', group)}
          </Tag>
        ))}
        <Tag color={row.standing === 'covered' ? 'green' : 'orange'}>
          {row.scheme === null ? t('notInsured') : term('scheme', row.scheme)}
        </Tag>
      </div>
    </div>
  );
}
