import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import type { ProviderView } from '../kit/views.ts';

export function providerQuery(id: string) {
  return queryOptions({
    queryKey: ['provider', id],
    queryFn: () => get<ProviderView>(`/providers/${encodeURIComponent(id)}`),
    staleTime: 60_000,
  });
}

/** The provider this desk works for; remembered on this computer for each area. */
export function useChosenProvider() {
  const slot = `yikao.provider.${currentArea()}`;
  const [id, setId] = useState(() => localStorage.getItem(slot));
  const provider = useQuery({ ...providerQuery(id ?? ''), enabled: id !== null });
  const choose = (next: string) => {
    localStorage.setItem(slot, next);
    setId(next);
  };
  return { id, provider: provider.data ?? null, choose };
}
