import { useQueries } from '@tanstack/react-query';
import { get } from '../kit/api.ts';
import { currentArea } from '../kit/area.ts';
import { useLanguage } from '../kit/language.tsx';
import { useMay } from './session.ts';

type Named = { readonly path: string; readonly name: string; readonly nameEn: string };

/**
 * What the counters of somebody's postings are called; the path of one that is of another area or that he may not see. Asked one
 * by one: a name in the header of every page is not worth the whole list.
 */
export function usePlaceName(paths: readonly string[]): (path: string) => string {
  const { language } = useLanguage();
  const may = useMay();
  const here = `${currentArea()}/`;
  const asked = may('matter.read') ? paths.filter((path) => path.startsWith(here)) : [];
  const found = useQueries({
    queries: asked.map((path) => ({
      queryKey: ['office', path],
      staleTime: 600_000,
      queryFn: async () => {
        const { rows } = await get<{ rows: Named[] }>('/offices', { within: path, size: 1 });
        return rows.find((office) => office.path === path) ?? null;
      },
    })),
  });
  return (path) => {
    const office = found[asked.indexOf(path)]?.data;
    if (!office) return path;
    return language === 'zh' ? office.name : office.nameEn;
  };
}
