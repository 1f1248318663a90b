import { day } from '../../kernel/days.ts';
import type { Sealer } from '../../platform/seal.ts';
import { DEPARTMENT_PHONE, PAY_ACCOUNT_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import { CATALOGUE_SOURCE, type DemoItem } from './build-catalogue.ts';
import type { World } from './build-encounter.ts';
import type { DemoProvider } from './build-providers.ts';
import { buildStaffing } from './build-staff.ts';
import { describeItem } from './describe-item.ts';
import { rowId } from './identities.ts';
import type { BulkWriter } from './store.ts';
import { morningOf } from './write-rows.ts';

const RECORDED = '2025-01-01T08:00:00+08:00';

/** Providers with their terms, departments, staff and bank accounts, and the catalogue. */
export function addWorld(writer: BulkWriter, { network, catalogue }: World): void {
  let departments = 0;
  for (const [index, provider] of network.all.entries()) {
    departments = addProvider(writer, provider, departments);
    writer.add('pay_account', payAccount(index, provider, writer.sealer));
  }
  for (const item of catalogue.items) addItem(writer, item);
}

/** Invented; the ends of the first numbers show at the stub bank what else may become of a payment. */
function payAccount(index: number, { id, name, terms }: DemoProvider, sealer: Sealer) {
  const row = rowId('payAccount', index);
  return {
    id: row,
    provider_id: id,
    holder: name,
    bank: '示范银行',
    number_sealed: sealer.seal(
      `62000000${String(index).padStart(8, '0')}`,
      sealedIn(PAY_ACCOUNT_NUMBER, row),
    ),
    made_by: 'demonstration',
    made_at: morningOf(terms[0]?.startsOn ?? day('2020-01-01')),
  };
}

/** How many departments there are now: their ids are counted. */
function addProvider(writer: BulkWriter, provider: DemoProvider, before: number): number {
  const { id, name, initials, county, township, kind, terms } = provider;
  writer.add('provider', { id, name, initials, county, township, kind });
  for (const { level, contracted, startsOn, endsOn } of terms) {
    writer.add('provider_term', {
      provider_id: id,
      level,
      contracted,
      starts_on: startsOn,
      ends_on: endsOn,
    });
  }
  const { departments, practitioners } = buildStaffing(provider);
  for (const [index, department] of departments.entries()) {
    const row = rowId('department', before + index + 1);
    const { headPhone = '', ...said } = department.particulars;
    const sealed = writer.sealer.seal(headPhone, sealedIn(DEPARTMENT_PHONE, row));
    writer.add('department', {
      id: row,
      provider_id: id,
      code: department.code,
      name: department.name,
      speciality: department.speciality,
      began_at: department.beganAt,
      ended_at: department.endedAt,
      particulars: JSON.stringify({ ...said, headPhone: sealed }),
      recorded_at: RECORDED,
    });
  }
  for (const one of practitioners) {
    writer.add('practitioner', {
      provider_id: id,
      code: one.code,
      kind: one.kind,
      name: one.name,
      own_number: one.ownNumber,
      id_kind: one.idKind,
      id_number_masked: one.idNumberMasked,
      qualification: one.qualification,
      licence: one.licence,
      insurance_doctor: one.insuranceDoctor,
      began_at: one.beganAt,
      ended_at: one.endedAt,
      change_reason: one.changeReason,
    });
  }
  return before + departments.length;
}

function addItem(writer: BulkWriter, item: DemoItem): void {
  writer.add('catalogue_item', {
    code: item.code,
    starts_on: item.startsOn,
    ends_on: item.endsOn,
    kind: item.kind,
    name: item.name,
    initials: item.initials,
    unit: item.unit,
    class: item.class,
    prior_rate: item.priorRate,
    ceiling: item.ceiling,
    procured: item.procured,
    source: CATALOGUE_SOURCE,
  });
  const described = describeItem(item);
  writer.add('catalogue_detail', {
    code: item.code,
    starts_on: item.startsOn,
    list: described.list,
    charge_item: described.chargeItem,
    restricted: described.restricted,
    particulars: JSON.stringify(described.particulars),
  });
}
