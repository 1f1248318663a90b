import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../kit/language.tsx';
import { ReverseDialog } from '../reverse-dialog.tsx';
import { useSettlement } from '../settlement-page.tsx';
import { wardWords } from './words.ts';

/** Takes the settlement back by its mirror; the stay is then as it was after its discharge. */
export function CancelSettlement({ settlement }: { settlement: string }) {
  const t = useText(wardWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const view = useSettlement(settlement);
  return (
    <>
      <Button danger disabled={!view.data} onClick={() => setOpen(true)}>
        {t('action.cancelSettlement')}
      </Button>
      {view.data ? (
        <ReverseDialog
          view={view.data}
          open={open}
          close={() => setOpen(false)}
          onReversed={() => {
            setOpen(false);
            void queries.invalidateQueries();
          }}
        />
      ) : null}
    </>
  );
}
