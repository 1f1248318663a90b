import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FeedDetail, FeedRowView } from '../../../src/counter/feeds/index.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { newKey } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useLanguage, useText } from '../../kit/language.tsx';
import { PersonName } from '../../kit/person-name.tsx';
import { PersonSearch } from '../../provider/person-search.tsx';
import { feedsWords } from './feeds-words.ts';

type Props = {
  readonly feed: string;
  readonly row: FeedRowView;
  readonly close: () => void;
};

/** Of a line that nobody could place: whose it is, or that it is left, and why. */
export function ReviewLine({ feed, row, close }: Props) {
  const t = useText(feedsWords);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [person, setPerson] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [key] = useState(newKey);
  const review = useMutation({
    mutationFn: (take: boolean) =>
      post<FeedDetail>(`/feeds/${feed}/rows/${row.line}/reviews`, {
        ...{ key, take, note: note.trim() },
        ...(take && person !== null ? { person } : {}),
      }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
  const whom = person ?? row.person;
  const ready = note.trim() !== '' && !review.isPending;
  return (
    <Modal
      open
      title={t('reviewTitle', { line: row.line })}
      onCancel={close}
      footer={[
        <Button key="leave" disabled={!ready} onClick={() => review.mutate(false)}>
          {t('leave')}
        </Button>,
        <Button
          key="take"
          type="primary"
          disabled={!ready || whom === null}
          onClick={() => review.mutate(true)}
        >
          {t('take')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>
          <strong>{row.name}</strong> {row.idNumber}
        </p>
        <Alert type="info" showIcon title={row.reason?.[language] ?? t(`verdict.${row.verdict}`)} />
        <p role="status">
          {whom === null ? (
            t('reviewNobody')
          ) : (
            <>
              {t(person === null ? 'reviewThought' : 'reviewChosen')} <PersonName id={whom} />
            </>
          )}
        </p>
        <PersonSearch onOpen={setPerson} />
        <Labelled name={t('note')}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Labelled>
        {review.isError ? <Failure error={review.error} /> : null}
      </div>
    </Modal>
  );
}
