import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { FeedDetail } from '../../../src/counter/feeds/index.ts';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { newKey } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { useKeys } from '../../kit/use-keys.ts';
import { feedsWords } from './feeds-words.ts';

/** Nothing acts but what somebody saw: the preview's version goes with the command. */
export function FeedActs({ detail }: { readonly detail: FeedDetail }) {
  const t = useText(feedsWords);
  const may = useMay();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { feed, changes } = detail;
  const act = useMutation({
    mutationFn: (name: 'confirm' | 'run') =>
      post<FeedDetail>(`/feeds/${feed.id}/acts`, {
        ...{ key: newKey(), act: name, version: feed.version },
      }),
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries();
    },
  });
  const writes = may('feed.write') && feed.state === 'checked';
  const unconfirmed = feed.doubt !== null && feed.confirmedBy === null;
  const mayRun = writes && !unconfirmed && !act.isPending;
  const mayConfirm = writes && unconfirmed && !act.isPending;
  useKeys({
    ...(mayRun ? { F8: () => setAsking(true) } : {}),
    ...(mayConfirm ? { F9: () => act.mutate('confirm') } : {}),
  });
  return (
    <>
      {feed.doubt === null ? null : (
        <Alert
          type={unconfirmed ? 'warning' : 'success'}
          showIcon
          title={t(feed.doubt === 'endings' ? 'doubtEndings' : 'doubtDrop')}
          description={feed.confirmedBy ? t('confirmedBy', { by: feed.confirmedBy }) : undefined}
        />
      )}
      {writes ? (
        <div className="tools">
          {unconfirmed ? (
            <Button loading={act.isPending} onClick={() => act.mutate('confirm')}>
              {t('confirm')}
            </Button>
          ) : null}
          <Button type="primary" disabled={!mayRun} onClick={() => setAsking(true)}>
            {t('run')}
          </Button>
        </div>
      ) : null}
      {act.isError ? <Failure error={act.error} /> : null}
      {asking ? (
        <Modal
          open
          title={t('runTitle')}
          okText={t('runOk')}
          cancelText={t('cancel')}
          okButtonProps={{ autoFocus: true, loading: act.isPending }}
          onOk={() => act.mutate('run')}
          onCancel={() => setAsking(false)}
        >
          {t('runText', { additions: changes.additions, endings: changes.endings })}
        </Modal>
      ) : null}
    </>
  );
}
