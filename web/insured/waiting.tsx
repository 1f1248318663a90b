import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../kit/language.tsx';
import { kitWords } from '../kit/words.ts';
import { Refused } from './refused.tsx';

type Props<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
};

/** Waiting and refusal look the same on every page of the phone. */
export function Waiting<Data>({ query, children }: Props<Data>) {
  if (query.isPending) return <Bars />;
  if (query.isError) return <Refused error={query.error} retry={() => void query.refetch()} />;
  return <>{children(query.data)}</>;
}

export function Bars() {
  const t = useText(kitWords);
  return (
    <div role="status" aria-label={t('loading')} className="own-waiting">
      <span />
      <span />
      <span />
    </div>
  );
}
