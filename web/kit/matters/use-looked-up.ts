import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { post } from '../api.ts';

export type Named = { readonly code: string; readonly name: string };
export type LookedUp = { readonly known: Named | null; readonly suggested: Named | null };
type Line = Readonly<Record<string, string>>;

/** What the catalogue of the day says to each line that is being written; without a line of its own nothing is said. */
export function useLookedUp(lines: readonly Line[], day: string): readonly (LookedUp | null)[] {
  const asked = useDeferredValue(
    JSON.stringify(
      lines.map(({ code = '', name = '' }) => ({ code: code.trim(), name: name.trim() })),
    ),
  );
  const fits = /^\d{4}-\d{2}-\d{2}$/.test(day) && lines.some(({ code, name }) => code || name);
  const found = useQuery({
    queryKey: ['claim lines', day, asked],
    queryFn: async () => {
      const body = { day, lines: JSON.parse(asked) as Named[] };
      const { lines: said } = await post<{ lines: readonly LookedUp[] }>('/claims/lines', body);
      return { asked: body.lines, said };
    },
    enabled: fits,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { asked: before = [], said = [] } = found.data ?? {};
  return lines.map(({ code = '', name = '' }, i) => {
    const then = before[i];
    return then?.code === code.trim() && then.name === name.trim() ? (said[i] ?? null) : null;
  });
}
