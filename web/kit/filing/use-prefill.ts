import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NoAnswerError, post } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import type { Prefill } from '../matters/views.ts';

/**
 * What the office knows already goes into the draft, so that it is there without a line as well. A draft that was begun
 * without one is completed as soon as it is back.
 */
export function usePrefill({ id, layout, matter, person, told }: Draft) {
  const path = `${layout === 'own' ? '/own' : ''}/matters/${encodeURIComponent(matter)}/prefill`;
  const asked = useQuery({
    queryKey: ['prefill', id, person?.id ?? null],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: told === null,
    queryFn: () => post<Prefill>(path, layout === 'own' ? {} : { person: person?.id ?? null }),
  });
  const answer = asked.data;
  useEffect(() => {
    if (!answer) return;
    const { values: known, fetchedMaterials: fetched } = answer;
    void changeDraft(id, (draft) => ({ ...draft, known, fetched }));
  }, [answer, id]);
  return {
    hints: answer?.hints ?? [],
    openCases: answer?.openCases ?? [],
    failed: asked.error !== null && !(asked.error instanceof NoAnswerError),
  };
}
