import { useQuery } from '@tanstack/react-query';
import type { Layout } from '../drafts/model.ts';
import type { MatterSummary, MatterView } from '../matters/views.ts';
import { getKept } from './shelf.ts';

function pathOf(layout: Layout): string {
  return layout === 'own' ? '/own/matters' : '/matters';
}

/** What may be brought here. */
export function useMatters(layout: Layout) {
  return useQuery({
    queryKey: ['matters', layout],
    // Also while the browser says that it is cut off: what was kept is answered then.
    networkMode: 'always',
    staleTime: 60_000,
    queryFn: () => getKept<readonly MatterSummary[]>(pathOf(layout)),
    select: (rows) => rows.filter((matter) => isOffered(matter, layout)),
  });
}

/** The office of the caller is bounded by the server; a station or a phone besides shows no more than its channel. */
function isOffered({ channels, delegated, offered }: MatterSummary, layout: Layout): boolean {
  if (!offered) return false;
  if (layout === 'station') return channels.includes('station') && delegated !== null;
  if (layout === 'own') return channels.includes('online');
  return channels.some((channel) => channel !== 'online');
}

export function useMatter(code: string, layout: Layout) {
  return useQuery({
    queryKey: ['matter', code, layout],
    networkMode: 'always',
    staleTime: 60_000,
    queryFn: () => getKept<MatterView>(`${pathOf(layout)}/${encodeURIComponent(code)}`),
  });
}
