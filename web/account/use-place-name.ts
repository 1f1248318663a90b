import { useQuery } from '@tanstack/react-query';
import { get } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { useLanguage } from '../kit/language.tsx';
import { useMay } from './session.ts';

type Named = { readonly path: string; readonly name: string; readonly nameEn: string };

/**
 * What the counter of a posting is called; its path where it is of another area or may not be seen. Asked for alone: a name in the
 * header of every page is not worth the whole list.
 */
export function usePlaceName(path: string | null): (path: string) => string {
  const { language } = useLanguage();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['office', path],
    enabled: (path ?? '').startsWith(`${currentArea()}/`) && may('matter.read'),
    staleTime: 600_000,
    queryFn: async () => (await get<{ rows: Named[] }>('/offices', { within: path, size: 1 })).rows,
  });
  return (one) => {
    const office = data?.find((found) => found.path === one);
    if (!office) return one;
    return language === 'zh' ? office.name : office.nameEn;
  };
}
