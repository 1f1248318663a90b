import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { get } from '../../kit/api.ts';
import { useText } from '../../kit/language.tsx';
import type { CaseRow } from '../../kit/matters/views.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { type CasePage, lastQueue } from './use-queue.ts';
import { windowWords } from './words.ts';

const TO_DO = ['take', 'accept', 'approve', 'forward'] as const;

/** On to the next of the list that one came from, without going back to it. */
export function NextCase({ from, first }: { readonly from: string; readonly first: boolean }) {
  const t = useText(windowWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const back = `/window/queue${lastQueue() === '' ? '' : `?${lastQueue()}`}`;
  const next = useMutation({
    mutationFn: () => findNext(from),
    onSuccess: (row) => {
      void queries.invalidateQueries({ queryKey: ['cases'] });
      if (row) navigate(`/window/cases/${row.id}`);
      else {
        void message.info(t('queueDone'));
        navigate(back);
      }
    },
  });
  useKeys({ j: () => next.mutate(), u: () => navigate(back) });
  return (
    <div className="tools next-case">
      <Button
        type={first ? 'primary' : 'default'}
        loading={next.isPending}
        onClick={() => next.mutate()}
      >
        {t('nextCase')} <kbd>J</kbd>
      </Button>
      <Link to={back}>
        {t('backToQueue')} <kbd>U</kbd>
      </Link>
    </div>
  );
}

/** The first that this reader can do something about; page by page is the list's own business. */
async function findNext(from: string): Promise<CaseRow | undefined> {
  const { page: _, ...chosen } = Object.fromEntries(new URLSearchParams(lastQueue()));
  const { rows } = await get<CasePage>('/cases', { queue: 'office', ...chosen, size: 100 });
  return rows.find(({ id, acts }) => id !== from && TO_DO.some((act) => acts.includes(act)));
}
