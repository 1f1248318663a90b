import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Card, Input, Progress, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { FeedView, SourceView } from '../../../src/counter/feeds/index.ts';
import { get } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { DayInput } from '../../kit/day-input.tsx';
import { Failure } from '../../kit/failure.tsx';
import { sendWhole } from '../../kit/files/send-whole.ts';
import { once } from '../../kit/intent.ts';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useNamed } from '../../kit/matters/named.ts';
import { today } from '../../kit/today.ts';
import { feedsWords } from './feeds-words.ts';

const KINDS = ['full', 'difference'] as const;

/** What the sender says of a list, and then its file, which goes out at once. */
export function BringFeed() {
  const t = useText(feedsWords);
  const sources = useQuery({
    queryKey: ['feed sources'],
    queryFn: () => get<SourceView[]>('/feeds/sources'),
  });
  return (
    <Card title={t('bring')}>
      <AsyncView query={sources}>{(found) => <BringForm sources={found} />}</AsyncView>
    </Card>
  );
}

type Said = {
  readonly source: string;
  readonly kind: string;
  readonly asOf: string;
  readonly rows: string;
};

function BringForm({ sources }: { readonly sources: readonly SourceView[] }) {
  const t = useText(feedsWords);
  const named = useNamed();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<Said>({
    ...{ source: sources[0]?.code ?? '', kind: 'full', asOf: today(), rows: '' },
  });
  const change = (part: Partial<Said>) => setSaid((before) => ({ ...before, ...part }));
  const { bring, share } = useBring(said);
  return (
    <div className="stack">
      <div className="tools field-row">
        <Labelled name={t('source')}>
          {(id) => (
            <Select
              id={id}
              className="filter"
              value={said.source}
              options={sources.map(({ code, names }) => ({ value: code, label: named(names) }))}
              onChange={(source: string) => change({ source })}
            />
          )}
        </Labelled>
        <Labelled name={t('asOf')}>
          {(id) => <DayInput id={id} value={said.asOf} onChange={(asOf) => change({ asOf })} />}
        </Labelled>
        <Labelled name={t('announced')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              value={said.rows}
              onChange={({ target }) => change({ rows: target.value.replace(/\D/g, '') })}
            />
          )}
        </Labelled>
      </div>
      <Radio.Group
        aria-label={t('kind')}
        value={said.kind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={({ target }) => change({ kind: target.value as string })}
      />
      <div className="tools">
        <Button type="primary" loading={bring.isPending} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('choose')}
          accept=".xlsx,.csv,.txt,.json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) bring.mutate(file);
            target.value = '';
          }}
        />
        <span className="quiet small">{t('chooseHint')}</span>
      </div>
      {bring.isPending ? (
        <Progress aria-label={t('sending')} percent={Math.floor(share * 100)} />
      ) : null}
      {bring.isError ? <Failure error={bring.error} /> : null}
    </div>
  );
}

/** One key for one file and what was said of it, so that sending it again after a broken line is the same feed. */
function useBring({ rows, ...said }: Said) {
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const bring = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      const about = { ...said, name: file.name, ...(rows === '' ? {} : { rows }) };
      const intent = { ...about, size: file.size, changed: file.lastModified };
      return once('feed', intent, ({ key }) =>
        sendWhole<FeedView>('/feeds/files', { file, query: { ...about, key }, progress: setShare }),
      );
    },
    onSuccess: ({ id }) => navigate(`/groups/feeds/${id}`),
  });
  return { bring, share };
}
