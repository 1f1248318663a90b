import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { StayAction, StayView } from '../../../src/money/ward/index.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { useText } from '../../kit/language.tsx';
import { CancelSettlement } from './cancel-settlement.tsx';
import { DiagnoseDialog, DischargeDialog } from './diagnose-dialogs.tsx';
import { DescribeDialog, MoveDialog } from './say-dialogs.tsx';
import { wardWords } from './words.ts';

const DIALOGS = ['discharge', 'move', 'diagnose', 'describe'] as const;
type Dialog = (typeof DIALOGS)[number];

/** Acts that need no more than a yes: the path that does it, and what is asked before. */
const PLAIN = {
  undoDischarge: { path: 'readmission', asks: 'undoSure' },
  cancelAdmission: { path: 'cancellation', asks: 'cancelSure' },
} as const satisfies Partial<Record<StayAction, { path: string; asks: string }>>;

/** What may be done with the stay now, as the server says; the next step stands out. */
export function StayActions({ stay }: { stay: StayView }) {
  const t = useText(wardWords);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const may = (action: StayAction) => stay.actions.includes(action);
  const close = () => setDialog(null);
  return (
    <>
      {DIALOGS.filter(may).map((action) => (
        <Button
          key={action}
          type={action === 'discharge' && stay.state === 'charged' ? 'primary' : 'default'}
          onClick={() => setDialog(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {(['undoDischarge', 'cancelAdmission'] as const).filter(may).map((action) => (
        <PlainAct key={action} stay={stay} action={action} />
      ))}
      <Button
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => navigate(`/desk/ward/${encodeURIComponent(stay.id)}/fees`)}
      >
        {t('feeList')}
      </Button>
      {may('printSlip') ? (
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => navigate(`/settlements/${stay.settlement}/slip`)}
        >
          {t('printSlip')}
        </Button>
      ) : null}
      {may('cancelSettlement') && stay.settlement !== null ? (
        <CancelSettlement settlement={stay.settlement} />
      ) : null}
      {dialog === 'move' ? <MoveDialog stay={stay} close={close} /> : null}
      {dialog === 'describe' ? <DescribeDialog stay={stay} close={close} /> : null}
      {dialog === 'diagnose' ? <DiagnoseDialog stay={stay} close={close} /> : null}
      {dialog === 'discharge' ? <DischargeDialog stay={stay} close={close} /> : null}
    </>
  );
}

/** Sends an act on a stay; whatever comes of it, the pages ask again how things are. */
export function useAct(stay: StayView, path: string, done?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      post<StayView>(`/stays/${encodeURIComponent(stay.id)}/${path}`, body),
    onSuccess: () => done?.(),
    onSettled: () => {
      for (const key of ['stay', 'encounter', 'ward', 'fees', 'list']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

function PlainAct({ stay, action }: { stay: StayView; action: keyof typeof PLAIN }) {
  const t = useText(wardWords);
  const { path, asks } = PLAIN[action];
  const act = useAct(stay, path);
  return (
    <>
      <Popconfirm
        title={t(`action.${action}`)}
        description={t(asks)}
        okText={t('sure')}
        cancelText={t('cancel')}
        onConfirm={() => act.mutate({})}
      >
        <Button danger={action === 'cancelAdmission'} loading={act.isPending}>
          {t(`action.${action}`)}
        </Button>
      </Popconfirm>
      {act.isError ? <Failure error={act.error} /> : null}
    </>
  );
}
