import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { post } from '../kit/api.ts';
import { DayInput } from '../kit/day-input.tsx';
import { Failure } from '../kit/failure.tsx';
import { useText } from '../kit/language.tsx';
import { today } from '../kit/today.ts';
import type { EncounterView } from '../kit/views.ts';
import { deskWords } from './words.ts';

export function DischargeForm({
  encounter,
  changed,
}: {
  encounter: EncounterView;
  changed: (next: EncounterView) => void;
}) {
  const t = useText(deskWords);
  const [day, setDay] = useState(today);
  const discharge = useMutation({
    mutationFn: () =>
      post<EncounterView>(`/encounters/${encounter.id}/discharge`, { endedOn: day }),
    onSuccess: changed,
  });
  return (
    <div className="stack discharge">
      <div className="tools">
        <span className="quiet">{t('dischargeHint')}</span>
        <DayInput aria-label={t('endedOn')} value={day} onChange={setDay} />
        <Button
          onClick={() => discharge.mutate()}
          loading={discharge.isPending}
          disabled={day === ''}
        >
          {t('discharge')}
        </Button>
      </div>
      {discharge.isError ? (
        <Failure error={discharge.error} retry={() => discharge.mutate()} />
      ) : null}
    </div>
  );
}
