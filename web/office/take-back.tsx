import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useMay } from '../account/session.ts';
import { post } from '../kit/api.ts';
import { Failure } from '../kit/failure.tsx';
import { once } from '../kit/intent.ts';
import { Labelled } from '../kit/labelled.tsx';
import { useText } from '../kit/language.tsx';
import { personPaymentWords } from './person-payment-words.ts';

type Answer = { readonly recovery: string | null };

/** Takes a paid claim back: the settlement is reversed and the person owes what was paid. */
export function TakeBack({ of }: { readonly of: string }) {
  const t = useText(personPaymentWords);
  const may = useMay();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string | null>(null);
  const back = useMutation({
    mutationFn: (body: { reason: string }) =>
      once(`claim back ${of}`, body, (keyed) =>
        post<Answer>(`/cases/${encodeURIComponent(of)}/claim-reversals`, keyed),
      ),
    onSuccess: () => {
      setReason(null);
      void message.success(t('takenBack'));
    },
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('settlement.correct')) return null;
  return (
    <>
      <Button size="small" danger onClick={() => setReason('')}>
        {t('takeBack')}
      </Button>
      {reason === null ? null : (
        <Modal
          open
          title={t('takeBack')}
          okText={t('takeBackSure')}
          okButtonProps={{ danger: true, loading: back.isPending, disabled: !reason.trim() }}
          onOk={() => back.mutate({ reason: reason.trim() })}
          onCancel={() => setReason(null)}
        >
          <div className="stack">
            <p className="hint-line warning">{t('takeBackHint')}</p>
            <Labelled name={t('takeBackWhy')}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={3}
                  maxLength={200}
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              )}
            </Labelled>
            {back.isError ? <Failure error={back.error} /> : null}
          </div>
        </Modal>
      )}
    </>
  );
}
