import { versionText } from '../../../rules/catalogue/index.ts';
import { listCatalogueOf } from './list-catalogue.ts';

export const listEthnicMedicines = listCatalogueOf({
  number: '1304',
  code: 'med_list_codg',
  search: (data) => ({ list: 'ethnic-medicine', name: data.textOr('drug_genname') }),
  row: ({ name, initials, unit, particulars, version }) => ({
    drug_genname: name,
    drug_prodname: particulars.brand ?? null,
    dosform: particulars.dosageForm ?? null,
    drug_spec: particulars.specification ?? null,
    ing: particulars.ingredients ?? null,
    efcc_atd: particulars.indications ?? null,
    memo: particulars.note ?? null,
    min_salunt: unit,
    min_prcunt: unit,
    pinyin: initials,
    ver: version === null ? null : versionText(version),
  }),
});
