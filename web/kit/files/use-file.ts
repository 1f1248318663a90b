import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { areaPath, NoAnswerError, ownHeaders } from '../api.ts';

/** A paper of the server as an address of this page. Not a plain image address: a key of a machine travels in a header. */
export function useFileAddress(path: string): string | null {
  const { data } = useQuery({
    queryKey: ['file', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await fetch(areaPath(path), { headers: await ownHeaders(false) }).catch(
        () => null,
      );
      if (answer === null || !answer.ok) throw new NoAnswerError(answer?.status ?? null);
      return answer.blob();
    },
  });
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return address;
}
