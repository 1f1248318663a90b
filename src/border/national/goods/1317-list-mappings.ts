import { toShortId } from '../../../kernel/short-id.ts';
import { type KeptMapping, listMappings } from '../../../rules/catalogue/index.ts';
import type { Row } from '../input.ts';
import type { TransactionNumber } from '../model.ts';
import type { OutRow } from '../output.ts';
import { type Call, transaction } from '../transaction.ts';
import { lastDayOf } from './last-day.ts';
import { particularFields } from './mapping-fields.ts';
import { checkOwnProvider } from './own-provider.ts';
import { askedPage, pageAnswer } from './page.ts';
import { LIST_TYPE, wordOf } from './words.ts';

/** The sender's own mappings, withdrawn ones as not valid. */
export const listOwnMappings = transaction({
  number: '1317' as TransactionNumber,
  effect: 'reads',
  permission: 'care.read',
  async handle(call) {
    const data = call.input.one('data');
    checkOwnProvider(data, call);
    const page = askedPage(data);
    const search = searchOf(data, call);
    if (search === null) return pageAnswer([], 0, page);
    const { size, number } = page;
    const found = await listMappings(call.sql, {
      ...search,
      limit: size,
      offset: (number - 1) * size,
    });
    const rows = found.rows.map((mapping) => rowOf(mapping, call));
    return pageAnswer(rows, found.total, page);
  },
});

function searchOf(data: Row, { signedIn }: Call) {
  const [list, valid] = [data.textOr('list_type'), data.textOr('vali_flag')];
  const area = data.textOr('insu_admdvs');
  const known = list === null ? null : wordOf(LIST_TYPE, list);
  if ((list !== null && known === null) || (area !== null && area !== signedIn.area)) return null;
  return {
    provider: signedIn.provider.id,
    ownCode: data.textOr('medins_list_codg'),
    ownName: data.textOr('medins_list_name'),
    list: known,
    code: data.textOr('med_list_codg'),
    on: data.dayOr('query_date'),
    startsOn: data.dayOr('begndate'),
    valid: valid === null ? null : valid === '1',
    changedAfter: data.momentOr('updt_time'),
  };
}

function rowOf(mapping: KeptMapping, { signedIn }: Call): OutRow {
  return {
    fixmedins_code: mapping.provider,
    medins_list_codg: mapping.ownCode,
    medins_list_name: mapping.ownName,
    insu_admdvs: signedIn.area,
    list_type: LIST_TYPE[mapping.list],
    med_list_codg: mapping.code,
    begndate: mapping.startsOn,
    enddate: lastDayOf(mapping.endsOn),
    ...particularFields(mapping.particulars),
    vali_flag: mapping.withdrawnAt === null ? '1' : '0',
    rid: toShortId(mapping.id),
    updt_time: mapping.withdrawnAt ?? mapping.recordedAt,
    crte_time: mapping.recordedAt,
    crte_optins_no: mapping.provider.slice(0, OFFICE_LENGTH),
    poolarea_no: signedIn.area,
  };
}

const OFFICE_LENGTH = 20;
