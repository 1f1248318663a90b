import { listCatalogueOf } from './list-catalogue.ts';
import { LIST_TYPE } from './words.ts';

/** One catalogue serves as 医疗目录 and as 医保目录 here, so each code matches itself. */
export const listMatches = listCatalogueOf({
  number: '1316',
  code: 'hilist_code',
  search(data) {
    const [asked, insured] = [data.textOr('med_list_codg'), data.textOr('hilist_code')];
    if (asked !== null && insured !== null && asked !== insured) return null;
    return asked === null ? {} : { code: asked };
  },
  row: (item) => ({ med_list_codg: item.code, list_type: LIST_TYPE[item.list] }),
});
