import { Button, Card, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { AsyncView } from '../../kit/async-view.tsx';
import { Frame } from '../../kit/frame.tsx';
import { useText } from '../../kit/language.tsx';
import { CounterSearch } from './counter-search.tsx';
import { PersonChanges } from './person-changes.tsx';
import { QueueTable } from './queue-table.tsx';
import { usePersonName } from './use-person-name.ts';
import { useQueue } from './use-queue.ts';
import { windowWords } from './words.ts';

/** A case by its number or name, or a person and what he ever brought. */
export function FindPage() {
  const t = useText(windowWords);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const id = search.get('person');
  const text = search.get('text') ?? '';
  const person = usePersonName(id);
  return (
    <Frame title={t('findTitle')}>
      <div className="halves">
        <Card title={t('findCases')}>
          <Input.Search
            allowClear
            size="large"
            aria-label={t('text')}
            placeholder={t('text')}
            defaultValue={text}
            onSearch={(value) => setSearch(value.trim() === '' ? {} : { text: value.trim() })}
          />
        </Card>
        <Card title={t('findPersons')}>
          {person === null ? (
            <CounterSearch onOpen={(chosen) => setSearch({ person: chosen })} />
          ) : (
            <div className="tools">
              <strong className="big">{person.name}</strong>
              <Button type="primary" onClick={() => navigate(`/window/take?person=${person.id}`)}>
                {t('takeFor')}
              </Button>
              <Button onClick={() => setSearch({})}>{t('changePerson')}</Button>
            </div>
          )}
        </Card>
      </div>
      {id !== null || text !== '' ? (
        <Card title={id === null ? t('findCases') : t('hisCases')}>
          <Cases person={id} text={text} />
        </Card>
      ) : null}
      {id === null ? null : <PersonChanges person={id} />}
    </Frame>
  );
}

function Cases({ person, text }: { readonly person: string | null; readonly text: string }) {
  const [page, setPage] = useState(1);
  const rows = useQueue({ queue: 'all', text: person ?? text, page });
  return (
    <AsyncView query={rows}>
      {(answer) => <QueueTable answer={answer} page={page} turn={setPage} />}
    </AsyncView>
  );
}
