import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, NoAnswerError, post } from '../../kit/api.ts';
import { once } from '../../kit/intent.ts';
import type { PersonPrescriptions, TrialView } from './views.ts';

/** Whom a prescription is for, under which benefit, and in which visit. */
export type Writing = {
  readonly provider: string;
  readonly person: string;
  readonly kind: string;
  readonly disease: string | null;
  readonly registration: string | null;
};

export type Settled = {
  readonly encounter: string;
  readonly settlements: TrialView['settlements'];
};

export function usePersonPrescriptions(person: string | null) {
  return useQuery({
    queryKey: ['prescriptions', person],
    queryFn: () =>
      get<PersonPrescriptions>(`/persons/${encodeURIComponent(person ?? '')}/prescriptions`),
    enabled: person !== null,
  });
}

const PAUSE_MS = 250;

/** What it would cost, asked again shortly after each change; the last answer stays until the next. */
export function useTrial(
  { provider, person, kind, disease }: Writing,
  lines: readonly object[] | null,
  useOwnAccount: boolean,
) {
  const written = lines === null ? null : JSON.stringify(lines);
  const asked = usePaused(written);
  const trial = useQuery({
    queryKey: ['prescription-trial', provider, person, kind, disease, asked, useOwnAccount],
    queryFn: () =>
      post<TrialView>('/prescriptions/trials', {
        ...{ provider, person, kind, useOwnAccount, lines: JSON.parse(asked ?? '[]') },
        ...(disease === null ? {} : { disease }),
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const { data, isError, isSuccess, isFetching, isPlaceholderData, error, refetch } = trial;
  /** Whether the answer is of the lines as they stand: only that total may be confirmed. */
  const isCurrent =
    written !== null && asked === written && isSuccess && !isFetching && !isPlaceholderData;
  return {
    data: written === null ? null : (data ?? null),
    isCurrent,
    isError: isError && written !== null,
    error,
    again: () => void refetch(),
  };
}

function usePaused(value: string | null): string | null {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

/**
 * Sends a prescription once. What was sent is kept until it is answered, so that after a broken line, and even
 * after a reload, nothing else can be done with it than to ask again under the same key.
 */
export function useConfirm(slot: string, onSettled: (settled: Settled) => void) {
  const name = `yikao.sent.${slot}`;
  const queries = useQueryClient();
  const [left, setLeft] = useState<object | null>(() => {
    const text = sessionStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as object);
  });
  const confirm = useMutation({
    mutationFn: (body: object) => {
      sessionStorage.setItem(name, JSON.stringify(body));
      return once('prescribe', body, (keyed) => post<Settled>('/prescriptions', keyed));
    },
    onSuccess: (settled) => {
      forget();
      onSettled(settled);
    },
    onError: (error, body) => {
      if (error instanceof NoAnswerError) setLeft(body);
      else forget();
    },
    onSettled: () => {
      for (const key of ['queue', 'visit', 'prescriptions', 'person', 'prescription-trial']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
  function forget() {
    sessionStorage.removeItem(name);
    setLeft(null);
  }
  return {
    send: (body: object) => confirm.mutate(left ?? body),
    /** Sent, and nobody knows what became of it. */
    unknown: left !== null && !confirm.isPending,
    frozen: left !== null || confirm.isPending,
    pending: confirm.isPending,
    refusal: confirm.error instanceof NoAnswerError ? null : confirm.error,
  };
}
