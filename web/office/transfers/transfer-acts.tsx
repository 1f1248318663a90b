import { Button } from 'antd';
import { useState } from 'react';
import type { TransferView } from '../../../src/counter/transfers/index.ts';
import { useMay } from '../../account/session.ts';
import { useText } from '../../kit/language.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { PensionDialog } from './pension-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { transfersWords } from './transfers-words.ts';

const DIALOGS = {
  answer: AnswerDialog,
  settle: SettleDialog,
  pensionAnswer: PensionDialog,
} as const;
type Act = keyof typeof DIALOGS;

/** What this person may do with a transfer that somebody else has not answered, or not as we decided it. */
export function TransferActs({ row }: { readonly row: TransferView }) {
  const t = useText(transfersWords);
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  const { state, pensionState, number } = row;
  const acts: readonly Act[] = [
    ...(state === 'waiting' && may('matter.review') ? (['answer'] as const) : []),
    ...(state === 'contradicted' && may('matter.approve') ? (['settle'] as const) : []),
    ...((pensionState === 'waiting' || pensionState === 'unknown') && may('matter.review')
      ? (['pensionAnswer'] as const)
      : []),
  ];
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <div className="tools">
      {acts.map((act) => (
        <Button
          key={act}
          size="small"
          aria-label={t('of', { act: t(act), number })}
          onClick={() => setOpen(act)}
        >
          {t(act)}
        </Button>
      ))}
      {Dialog === null ? null : <Dialog row={row} close={() => setOpen(null)} />}
    </div>
  );
}
