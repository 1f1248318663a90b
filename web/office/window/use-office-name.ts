import { useQuery } from '@tanstack/react-query';
import { get } from '../../kit/api.ts';
import { useLanguage } from '../../kit/language.tsx';

type Named = { readonly path: string; readonly name: string; readonly nameEn: string };
type Offices = { readonly rows: readonly Named[]; readonly total: number };

const SIZE = 100;

/** What an office is called; the path of one that this reader cannot see, or who may see none. */
export function useOfficeName(enabled = true): (path: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['offices'],
    enabled,
    staleTime: 600_000,
    queryFn: async () => {
      const names = new Map<string, Named>();
      for (let page = 1; ; page += 1) {
        const { rows, total } = await get<Offices>('/offices', { page, size: SIZE });
        for (const office of rows) names.set(office.path, office);
        if (rows.length === 0 || names.size >= total) return names;
      }
    },
  });
  return (path) => {
    const office = data?.get(path);
    return office === undefined ? path : language === 'zh' ? office.name : office.nameEn;
  };
}
