import type { Day } from '../../../kernel/days.ts';
import type { EncounterId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { type CatalogueItem, itemOn } from '../../../rules/catalogue/index.ts';
import { addToBill } from '../add-to-bill.ts';
import {
  DAY_IN_FUTURE,
  DAY_OUTSIDE_STAY,
  LINE_IS_REFUNDED,
  LINE_NUMBER_USED,
  NO_LINES,
  TOO_MANY_LINES,
  UNKNOWN_BATCH,
  UNKNOWN_LINE,
  VISIT_NOT_DESCRIBED,
} from '../errors.ts';
import type { Encounter } from '../model.ts';
import { checkUnsettled, LINES_PER_ENCOUNTER, LINES_PER_UPLOAD } from '../price-lines.ts';
import { encounterOf, openBill } from '../registration/bill-of.ts';
import { checkOwn, checkStay } from '../registration/check-registration.ts';
import type { Registration } from '../registration/model.ts';
import { mirrorLines } from '../upload-text.ts';
import { toLine, uploadOf } from './charge-text.ts';
import { countingLines, standingUploads } from './counting.ts';
import type {
  AddCharges,
  ChargeCommand,
  KeptUpload,
  OpenBill,
  PricedCharge,
  SentCharge,
  TakeBack,
} from './model.ts';
import { isRefund, priceCharge, priceRefund } from './price-charge.ts';

export type ChargeFacts = {
  readonly today: Day;
  readonly registrations: ReadonlyMap<RegistrationId, Registration>;
  readonly items: ReadonlyMap<string, readonly CatalogueItem[]>;
  /** Codes that a fund pays only with the hospital's approval. */
  readonly restricted: ReadonlySet<string>;
  /** As the commands before this one left them. */
  readonly bills: ReadonlyMap<EncounterId, OpenBill>;
};

/** The bills that a command changes, or the first refusal; all of it or nothing. */
export type DecidedCharges = {
  readonly bills: readonly OpenBill[];
  readonly charges: readonly PricedCharge[];
};

export function decideCharges(command: ChargeCommand, facts: ChargeFacts): DecidedCharges {
  const found = facts.registrations.get(command.registration);
  const registration = checkOwn(found, command.registration, command);
  checkStay(registration, command.stay);
  return command.type === 'add'
    ? addCharges(command, registration, facts)
    : takeBack(command, registration, facts);
}

function addCharges(
  { bills }: AddCharges,
  registration: Registration,
  facts: ChargeFacts,
): DecidedCharges {
  const count = bills.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) throw new Rejection(NO_LINES);
  if (count > LINES_PER_UPLOAD) throw tooMany(count, LINES_PER_UPLOAD);
  let position = 0;
  const added = bills.map(({ batch, lines }) => {
    const bill = billFor(registration, batch, facts);
    checkUnsettled(bill.encounter);
    const total = bill.encounter.chargeCount + lines.length;
    if (total > LINES_PER_ENCOUNTER) throw tooMany(total, LINES_PER_ENCOUNTER);
    const counting = countingLines(bill.uploads);
    const charges = lines.map((line) => {
      position += 1;
      const priced = priceOne(line, { position: String(position), counting, bill, facts });
      counting.set(priced.line, priced);
      return priced;
    });
    return { bill: withUpload(spanDays(bill, charges), { charges, voids: null }), charges };
  });
  return {
    bills: added.map(({ bill }) => bill),
    charges: added.flatMap(({ charges }) => charges),
  };
}

type LineFacts = {
  readonly position: string;
  readonly counting: ReadonlyMap<string, PricedCharge>;
  readonly bill: OpenBill;
  readonly facts: ChargeFacts;
};

function priceOne(sent: SentCharge, { position, counting, bill, facts }: LineFacts): PricedCharge {
  if (counting.has(sent.line)) throw new Rejection(LINE_NUMBER_USED, { line: sent.line });
  const { startedOn, endedOn } = bill.encounter;
  const { day } = sent;
  if (day > facts.today) {
    throw new Rejection(DAY_IN_FUTURE, { line: position, day, today: facts.today });
  }
  // A visit lasts as long as its charges; a stay until the discharge.
  const ends = bill.batch === null ? endedOn : null;
  if (day < beginOf(bill, facts) || (ends !== null && day > ends)) {
    throw new Rejection(DAY_OUTSIDE_STAY, {
      ...{ line: position, day, startedOn },
      endedOn: ends ?? '—',
    });
  }
  if (isRefund(sent)) return priceRefund(sent, counting, position);
  const item = itemOn(facts.items.get(sent.code), day);
  return priceCharge(sent, item, { position, restricted: facts.restricted.has(sent.code) });
}

function beginOf({ registration, encounter }: OpenBill, facts: ChargeFacts): Day {
  const began = facts.registrations.get(registration)?.beganAt.slice(0, 10);
  return (began as Day | undefined) ?? encounter.startedOn;
}

/** A batch of a visit is dated by its charges: the first day is that of the benefit. */
function spanDays(bill: OpenBill, charges: readonly PricedCharge[]): OpenBill {
  if (bill.batch === null) return bill;
  const own = bill.encounter.chargeCount > 0 ? [bill.encounter.startedOn] : [];
  const last = bill.encounter.chargeCount > 0 ? [bill.encounter.endedOn as Day] : [];
  const days = charges.map(({ day }) => day);
  const encounter: Encounter = {
    ...bill.encounter,
    startedOn: [...own, ...days].sort()[0] as Day,
    endedOn: [...last, ...days].sort().at(-1) as Day,
  };
  return { ...bill, encounter };
}

function takeBack(
  { batch, lines }: TakeBack,
  registration: Registration,
  facts: ChargeFacts,
): DecidedCharges {
  const own = [...facts.bills.values()].filter((bill) => bill.registration === registration.id);
  if (batch !== null || registration.stay) {
    const bill = facts.bills.get(encounterOf({ registration: registration.id, batch }));
    if (!bill) throw unknownBatch(registration, batch);
    checkUnsettled(bill.encounter);
    const after = lines === null ? takeAllBack(bill) : takeLinesBack(bill, lines);
    if (lines === null && after === bill) throw unknownBatch(registration, batch);
    return { bills: [after], charges: [] };
  }
  const open = own.filter(({ encounter }) => encounter.settlementId === null);
  const after = open.map(takeAllBack).filter((bill, i) => bill !== open[i]);
  if (after.length === 0) throw unknownBatch(registration, batch);
  return { bills: after, charges: [] };
}

function takeAllBack(bill: OpenBill): OpenBill {
  let after = bill;
  for (const { seq, charges } of standingUploads(bill.uploads).toReversed()) {
    after = withUpload(after, { charges: charges.map(mirror), voids: seq });
  }
  return after;
}

function takeLinesBack(bill: OpenBill, numbers: readonly string[]): OpenBill {
  const counting = countingLines(bill.uploads);
  const gone = [...new Set(numbers)].map((line) => {
    const charge = counting.get(line);
    if (!charge) throw new Rejection(UNKNOWN_LINE, { line });
    return charge;
  });
  for (const { line } of gone) counting.delete(line);
  for (const { line, takesBack } of counting.values()) {
    if (takesBack !== null && !counting.has(takesBack)) {
      throw new Rejection(LINE_IS_REFUNDED, { line: takesBack, refund: line });
    }
  }
  const charges = gone.map((charge) => ({ ...mirror(charge), removed: true }));
  return withUpload(bill, { charges, voids: null });
}

function mirror(charge: PricedCharge): PricedCharge {
  const [line] = mirrorLines([toLine(charge)]);
  return { ...charge, ...line };
}

function withUpload(
  bill: OpenBill,
  { charges, voids }: Pick<KeptUpload, 'charges' | 'voids'>,
): OpenBill {
  const { encounter, uploads } = bill;
  const upload: KeptUpload = {
    seq: (uploads.at(-1)?.seq ?? 0) + 1,
    voids,
    hash: uploadOf({ charges, voids }).hash,
    charges,
  };
  const counted = countedBy(charges, voids, uploads);
  const after = addToBill(encounter, charges.map(toLine), counted);
  return {
    ...bill,
    encounter: { ...encounter, ...after, revision: encounter.revision + 1 },
    uploads: [...uploads, upload],
    fresh: [...bill.fresh, upload],
  };
}

/** What an upload adds to the number of lines that count. */
function countedBy(
  charges: readonly PricedCharge[],
  voids: number | null,
  uploads: readonly KeptUpload[],
): number {
  const of = (list: readonly PricedCharge[]) =>
    list.reduce((sum, { removed }) => sum + (removed ? -1 : 1), 0);
  if (voids === null) return of(charges);
  return -of(uploads.find(({ seq }) => seq === voids)?.charges ?? []);
}

function billFor(registration: Registration, batch: string | null, facts: ChargeFacts): OpenBill {
  const id = encounterOf({ registration: registration.id, batch });
  const known = facts.bills.get(id);
  if (known) return known;
  const encounter = openBill(registration, batch);
  if (!encounter) throw new Rejection(VISIT_NOT_DESCRIBED, { id: registration.id });
  const none: readonly KeptUpload[] = [];
  return {
    ...{ encounter, registration: registration.id, batch },
    ...{ stored: -1, uploads: none, fresh: none },
  };
}

function unknownBatch({ id }: Registration, batch: string | null): Rejection {
  return new Rejection(UNKNOWN_BATCH, { id, batch: batch ?? '0000' });
}

function tooMany(count: number, limit: number): Rejection {
  return new Rejection(TOO_MANY_LINES, { count: String(count), limit: String(limit) });
}
