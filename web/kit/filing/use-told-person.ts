import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../api.ts';
import { changeDraft } from '../drafts/drafts.ts';
import type { Draft } from '../drafts/model.ts';
import type { Page, PersonSummary } from '../views.ts';
import { matchTold } from './match-told.ts';

export type Told = 'known' | 'asking' | 'choose' | 'nobody';

const MOST = 8;

/**
 * Looks up whom a station wrote down without a line, as soon as it is back. One of whom name and number are both right is
 * taken by itself; whenever it could be another, somebody is asked.
 */
export function useToldPerson({ id, person, told }: Draft) {
  const asking = person === null && told !== null;
  const { data } = useQuery({
    queryKey: ['told', told],
    enabled: asking,
    queryFn: async () => {
      const find = (query: string) => get<Page<PersonSummary>>('/persons', { query, size: MOST });
      const [byNumber, byName] = await Promise.all([
        find(told?.idNumber ?? ''),
        find(told?.name ?? ''),
      ]);
      return { byNumber: byNumber.rows, byName: byName.rows };
    },
  });
  const match = told && data ? matchTold(told, data) : null;
  const found = match?.is === 'one' ? match.person : null;
  const take = (one: Pick<PersonSummary, 'id' | 'name'>) =>
    changeDraft(id, (draft) => ({
      ...draft,
      person: { id: one.id, name: one.name },
      told: null,
    }));
  useEffect(() => {
    if (!asking || !found) return;
    void changeDraft(id, (draft) => ({
      ...draft,
      person: { id: found.id, name: draft.told?.name ?? found.name },
      told: null,
    }));
  }, [asking, found, id]);
  const candidates = match?.is === 'several' ? match.candidates : [];
  return { who: asking ? whoOf(match?.is) : ('known' as Told), candidates, take };
}

function whoOf(is: 'one' | 'several' | 'nobody' | undefined): Told {
  if (is === 'several') return 'choose';
  return is === 'nobody' ? 'nobody' : 'asking';
}
