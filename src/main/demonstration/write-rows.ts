import { type Day, day } from '../../kernel/days.ts';
import { toShortId } from '../../kernel/short-id.ts';
import { billText } from '../../money/encounter/index.ts';
import { accounts, buildJournal } from '../../money/ledger/index.ts';
import { PERSON_ID_NUMBER, sealedIn } from '../../platform/sealing/columns.ts';
import { townshipPart } from './build-offices.ts';
import { diagnosisRow, registrationRow } from './build-registration.ts';
import { cardOf, rowId } from './identities.ts';
import type { DemoAccount, DemoEncounter, DemoPerson, DemoQueued, Household } from './model.ts';
import type { BulkWriter } from './store.ts';

/** Turns what was generated into rows. Row ids are counted, so that they are the same each time. */
export function rowWriter(writer: BulkWriter) {
  const numbers = {
    ...{ coverage: 0, membership: 0, recognition: 0, accountEntry: 0, registration: 0, grant: 0 },
  };
  const nextId = (family: keyof typeof numbers) => {
    numbers[family] += 1;
    return rowId(family, numbers[family]);
  };

  function addAccount({ ownerId, balance, held, credits }: DemoAccount, grants: number): void {
    const version = credits.length + grants;
    writer.add('personal_account', { person_id: ownerId, balance, held, version });
    for (const { onDay, amount, balanceAfter, reason } of credits) {
      const id = nextId('accountEntry');
      writer.add('account_entry', {
        id,
        person_id: ownerId,
        amount,
        balance_after: balanceAfter,
        reason,
        recorded_at: morningOf(onDay),
      });
      const movement = {
        debit: accounts.contributions('employee'),
        credit: accounts.ownAccount(ownerId),
        amount,
      };
      for (const transfer of buildJournal(id, onDay, [movement])) {
        writer.add('transfer', {
          journal_id: transfer.journal,
          seq: transfer.seq,
          on_day: transfer.onDay,
          debit: transfer.debit,
          credit: transfer.credit,
          amount: transfer.amount,
        });
      }
    }
  }

  return {
    addHousehold(household: Household): void {
      addPersons(writer, household, nextId);
      for (const account of household.accounts) {
        const given = household.grants.filter(({ giverId }) => giverId === account.ownerId);
        addAccount(account, given.length);
      }
      for (const queued of household.queued ?? []) {
        writer.add('registration', queuedRow(queued, nextId('registration')));
      }
      for (const grant of household.grants) {
        writer.add('mutual_aid', {
          giver_id: grant.giverId,
          receiver_id: grant.receiverId,
          relation: grant.relation,
          position: grant.position,
          quota_left: grant.quota,
          starts_on: grant.startsOn,
          ends_on: grant.endsOn,
          grant_id: nextId('grant'),
        });
      }
    },
    addEncounter: (one: DemoEncounter) => addEncounter(writer, one),
  };
}

type NextId = (family: 'coverage' | 'membership' | 'recognition') => string;

const RECORDED = '2025-01-01T08:00:00+08:00';
const CARDS_SINCE = day('2020-01-01');

function addPersons(writer: BulkWriter, household: Household, nextId: NextId): void {
  for (const person of household.persons) {
    writer.add('person', {
      id: person.id,
      id_number_sealed: writer.sealer.seal(person.idNumber, sealedIn(PERSON_ID_NUMBER, person.id)),
      id_mark: writer.sealer.mark(person.idNumber, PERSON_ID_NUMBER),
      name: person.name,
      initials: person.initials,
      sex: person.sex,
      born_on: person.bornOn,
      county: person.county,
      household: person.household,
      township: townshipPart(person.county, person.township),
      created_at: RECORDED,
    });
    writer.add('card', cardRow(person));
  }
  for (const period of household.coverage) {
    writer.add('coverage', {
      id: nextId('coverage'),
      person_id: period.personId,
      scheme: period.scheme,
      standing: period.standing,
      retired: period.retired,
      starts_on: period.startsOn,
      ends_on: period.endsOn,
      recorded_at: RECORDED,
    });
  }
  for (const membership of household.memberships) {
    writer.add('group_membership', {
      id: nextId('membership'),
      person_id: membership.personId,
      group_code: membership.groupCode,
      starts_on: membership.startsOn,
      ends_on: membership.endsOn,
      decided_on: membership.decidedOn,
      recorded_at: morningOf(membership.decidedOn),
    });
  }
  for (const recognition of household.recognitions) {
    writer.add('recognised_disease', {
      id: nextId('recognition'),
      person_id: recognition.personId,
      kind: recognition.kind,
      disease: recognition.disease,
      starts_on: recognition.startsOn,
      ends_on: recognition.endsOn,
      recorded_at: RECORDED,
    });
  }
}

function queuedRow({ person, provider, beganAt, complaint }: DemoQueued, id: string) {
  const short = toShortId(id);
  return {
    ...{ id: short, person_id: person, provider_id: provider, stay: false, number: short },
    ...{ scheme: null, medical_type: '', ended_at: null },
    ...{ visit_kind: 'outpatient', disease: null, began_at: beganAt },
    particulars: JSON.stringify({ condition: complaint }),
  };
}

function cardRow({ id, bornOn }: DemoPerson) {
  const startsOn = bornOn > CARDS_SINCE ? bornOn : CARDS_SINCE;
  return { person_id: id, starts_on: startsOn, ...cardOf(id) };
}

function addEncounter(writer: BulkWriter, { encounter, uploads, ward }: DemoEncounter): void {
  if (ward) {
    writer.add('registration', registrationRow(encounter, ward));
    writer.add('diagnosis', diagnosisRow(encounter, ward));
  }
  writer.add('encounter', {
    id: encounter.id,
    person_id: encounter.personId,
    provider_id: encounter.providerId,
    kind: encounter.kind,
    disease: encounter.disease,
    scheme: encounter.scheme,
    started_on: encounter.startedOn,
    ended_on: encounter.endedOn,
    out_of_area: encounter.outOfArea,
    filing: encounter.filing,
    other_payer: encounter.otherPayer,
    referral: encounter.referral,
    referred_from: encounter.referredFrom,
    bill: billText(encounter.bill),
    bill_total: encounter.billTotal,
    charge_count: encounter.chargeCount,
    revision: encounter.revision,
    opened_at: morningOf(encounter.startedOn),
    registration_id: ward ? encounter.id : null,
  });
  for (const [index, upload] of uploads.entries()) {
    writer.add('charge_upload', {
      encounter_id: encounter.id,
      seq: index + 1,
      lines: upload.lines,
      hash: upload.hash,
      line_count: upload.lineCount,
      total: upload.total,
      uploaded_at: `${upload.uploadedOn}T09:00:00+08:00`,
      particulars: upload.particulars ?? null,
    });
    if (upload.particulars !== undefined) addRequest(writer, encounter, index + 1);
  }
}

/** What a page or a hospital's system sends has a key, which names what came of it. */
function addRequest(writer: BulkWriter, encounter: DemoEncounter['encounter'], seq: number): void {
  writer.add('charge_request', {
    provider_id: encounter.providerId,
    transaction: 'demonstration',
    key: `${encounter.id}-${seq}`,
    body_hash: '',
    uploads: JSON.stringify([[encounter.id, seq]]),
  });
}

/** When an office opens. */
export function morningOf(on: Day): string {
  return `${on}T08:30:00+08:00`;
}
