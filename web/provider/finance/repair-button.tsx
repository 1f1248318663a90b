import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { financeWords } from './words.ts';

type Props = {
  readonly action: 'reverse' | 'take-over' | 'send-again' | 'cancel';
  /** What it is about, for whoever hears the page. */
  readonly of: string;
  readonly slip: string | null;
  readonly repair: (reason: string) => Promise<unknown>;
};

/** The one thing to do about an entry: says what it does, asks for a reason, does it once. */
export function RepairButton({ action, of, slip, repair }: Props) {
  const t = useText(financeWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<string>(t(`reason.${action}`));
  const run = useMutation({
    mutationFn: () => repair(reason.trim()),
    onSuccess: () => setOpen(false),
    // Whatever was said, the list shows how it stands now.
    onSettled: () => void queries.invalidateQueries(),
  });
  const name = t(`action.${action}`);
  return (
    <>
      <Button
        size="small"
        type="primary"
        danger={action === 'reverse' || action === 'cancel'}
        aria-label={`${name} ${of}`}
        onClick={() => {
          setReason(t(`reason.${action}`));
          setOpen(true);
        }}
      >
        {name}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={`${name} · ${of}`}
        okText={t('sure', { action: name })}
        okButtonProps={{ danger: action === 'reverse', disabled: reason.trim() === '' }}
        confirmLoading={run.isPending}
        onOk={() => run.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="stack">
          <p>{t(`explain.${action}`)}</p>
          {slip === null ? null : (
            <Link to={`/settlements/${slip}/slip`} target="_blank">
              {t('printSlip')}
            </Link>
          )}
          <ReasonField
            reason={reason}
            change={setReason}
            enter={() => reason.trim() !== '' && run.mutate()}
          />
          {run.isError ? <Failure error={run.error} retry={() => run.mutate()} /> : null}
        </div>
      </Modal>
    </>
  );
}

function ReasonField({
  reason,
  change,
  enter,
}: {
  reason: string;
  change: (reason: string) => void;
  enter: () => void;
}) {
  const t = useText(financeWords);
  return (
    <Labelled name={t('reason')}>
      {(id) => (
        <Input
          id={id}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={(event) => change(event.target.value)}
          onPressEnter={enter}
        />
      )}
    </Labelled>
  );
}
