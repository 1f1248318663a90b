import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import type { Page, PersonSummary } from '../views.ts';

export type Told = 'known' | 'asking' | 'nobody';

/** Looks up whom a station wrote down without a line, as soon as it is back. Name and number must both be right. */
export function useToldPerson({ id, person, told }: Draft): Told {
  const asking = person === null && told !== null;
  const { data } = useQuery({
    queryKey: ['told', told?.idNumber ?? null],
    enabled: asking,
    queryFn: () => get<Page<PersonSummary>>('/persons', { query: told?.idNumber ?? '', size: 2 }),
  });
  const found = data?.rows.find(({ name }) => told !== null && isName(name, told.name));
  useEffect(() => {
    if (!asking || !found) return;
    void changeDraft(id, (draft) => ({
      ...draft,
      person: { id: found.id, name: draft.told?.name ?? found.name },
      told: null,
    }));
  }, [asking, found, id]);
  if (!asking) return 'known';
  return data !== undefined && !found ? 'nobody' : 'asking';
}

/** A list shows names with their middle starred out, one star a letter. */
function isName(shown: string, told: string): boolean {
  const letters = [...shown];
  const given = [...told];
  return (
    letters.length === given.length &&
    letters.every((letter, i) => letter === '*' || letter === given[i])
  );
}
