import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { HouseholdView } from '../../../src/counter/households/index.ts';
import { post } from '../../kit/api.ts';
import { DayInput } from '../../kit/day-input.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { useTerm } from '../../kit/term.ts';
import { today } from '../../kit/today.ts';
import { householdWords } from './household-words.ts';

type Member = Pick<HouseholdView['members'][number], 'id' | 'name' | 'coverage'>;

/** 停保, for whoever has something that still runs. Going on is a new premium, or a unit that takes him in. */
export function StopInsurance({ member }: { readonly member: Member }) {
  const t = useText(householdWords);
  const [open, setOpen] = useState(false);
  const running = member.coverage.filter(({ endsOn }) => endsOn === null || endsOn > today());
  const schemes = [...new Set(running.map(({ scheme }) => scheme))];
  if (schemes.length === 0) return null;
  return (
    <>
      <Button size="small" aria-label={`${t('stop')} ${member.name}`} onClick={() => setOpen(true)}>
        {t('stop')}
      </Button>
      {open ? <StopDialog member={member} schemes={schemes} close={() => setOpen(false)} /> : null}
    </>
  );
}

type DialogProps = {
  readonly member: Member;
  readonly schemes: readonly string[];
  readonly close: () => void;
};

function StopDialog({ member, schemes, close }: DialogProps) {
  const t = useText(householdWords);
  const term = useTerm();
  const queries = useQueryClient();
  const [scheme, setScheme] = useState(schemes[0] ?? '');
  const [on, setOn] = useState(today());
  const stop = useMutation({
    mutationFn: () =>
      post(`/persons/${encodeURIComponent(member.id)}/insurance-stops`, { scheme, on }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Modal
      open
      title={t('stopTitle', { name: member.name })}
      okText={t('stopSure')}
      okButtonProps={{ danger: true, disabled: on === '' || stop.isPending }}
      cancelText={t('cancel')}
      onOk={() => stop.mutate()}
      onCancel={close}
    >
      <div className="stack">
        <p className="quiet">{t('stopHint')}</p>
        <Radio.Group
          aria-label={t('scheme')}
          value={scheme}
          options={schemes.map((value) => ({ value, label: term('scheme', value) }))}
          onChange={({ target }) => setScheme(target.value as string)}
        />
        <Labelled name={t('stopOn')}>
          {(id) => <DayInput id={id} value={on} onChange={setOn} />}
        </Labelled>
        {stop.isError ? <Failure error={stop.error} /> : null}
      </div>
    </Modal>
  );
}
