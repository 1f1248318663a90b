import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TransferView } from '../../../src/counter/transfers/index.ts';
import { post } from '../../kit/api.ts';
import { once } from '../../kit/intent.ts';

export type DialogProps = { readonly row: TransferView; readonly close: () => void };

/** Records something of a transfer once; the list is asked anew whatever becomes of it. */
export function useTransferPost(path: string, { row, close }: DialogProps) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      once(`transfer ${row.case} ${path}`, body, (keyed) =>
        post<TransferView>(`/transfers/${encodeURIComponent(row.case)}/${path}`, keyed),
      ),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries(),
  });
}
