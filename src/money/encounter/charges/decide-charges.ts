import { assert } from '../../../kernel/assert.ts';
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
import { billOfDay } from '../stay-bills/stay-bills.ts';
import { buildUpload, mirrorLines } from '../upload-text.ts';
import { toLine } from './charge-text.ts';
import { countingLines, standingUploads } from './counting.ts';
import type {
  AddCharges,
  ChargeCommand,
  FreshUpload,
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
    const bill = registration.stay
      ? stayBillFor(registration, lines, facts)
      : billFor(registration, batch, facts);
    checkUnsettled(bill.encounter);
    const total = bill.encounter.chargeCount + lines.length;
    if (total > LINES_PER_ENCOUNTER) throw tooMany(total, LINES_PER_ENCOUNTER);
    const counting = countingLines(bill.uploads);
    const elsewhere = linesElsewhere(bill, registration, facts);
    const charges = lines.map((line) => {
      position += 1;
      if (elsewhere.has(line.line)) throw new Rejection(LINE_NUMBER_USED, { line: line.line });
      const priced = priceOne(line, { position: String(position), counting, bill, facts });
      counting.set(priced.line, priced);
      return priced;
    });
    const spanned = registration.stay ? bill : spanDays(bill, charges);
    return { bill: withUpload(spanned, { charges, voids: null }), charges };
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
  const { stay } = registrationOf(bill, facts);
  const ends = stay ? endedOn : null;
  const begins = stay ? startedOn : beginOf(bill, facts);
  if (day < begins || (ends !== null && day > ends)) {
    throw new Rejection(DAY_OUTSIDE_STAY, {
      ...{ line: position, day, startedOn },
      endedOn: ends ?? '—',
    });
  }
  if (isRefund(sent)) return priceRefund(sent, counting, position);
  return priceCharge(sent, itemOn(facts.items.get(sent.code), day), position);
}

function beginOf(bill: OpenBill, facts: ChargeFacts): Day {
  return registrationOf(bill, facts).beganAt.slice(0, 10) as Day;
}

function registrationOf({ registration }: OpenBill, facts: ChargeFacts): Registration {
  const found = facts.registrations.get(registration);
  assert(found, 'a bill is of a registration that was read');
  return found;
}

/** A stay's bill is there from its beginning; after a settlement in its midst there are several. */
function stayBillFor(
  registration: Registration,
  lines: AddCharges['bills'][number]['lines'],
  facts: ChargeFacts,
): OpenBill {
  const own = ownBills(registration, facts);
  const day = lines[0]?.day ?? (registration.beganAt.slice(0, 10) as Day);
  const chosen = billOfDay(
    own.map(({ encounter }) => encounter),
    day,
  );
  return own.find(({ encounter }) => encounter === chosen) ?? billFor(registration, null, facts);
}

/** Numbers of lines in other bills of the same stay: none is sent twice because a settlement came between. */
function linesElsewhere(
  bill: OpenBill,
  registration: Registration,
  facts: ChargeFacts,
): ReadonlySet<string> {
  if (!registration.stay) return new Set();
  const others = ownBills(registration, facts).filter((own) => own !== bill);
  return new Set(others.flatMap(({ uploads }) => [...countingLines(uploads).keys()]));
}

function ownBills({ id }: Registration, facts: ChargeFacts): OpenBill[] {
  return [...facts.bills.values()]
    .filter((bill) => bill.registration === id)
    .toSorted((a, b) => (a.encounter.id < b.encounter.id ? -1 : 1));
}

/** A batch of a visit is dated by its charges: the first day is that of the benefit. */
function spanDays(bill: OpenBill, charges: readonly PricedCharge[]): OpenBill {
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
  const own = ownBills(registration, facts);
  if (registration.stay) return takeStayBack(lines, registration, own);
  if (batch !== null) {
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

/** Of every bill of the stay that is not settled; a line that is named is in one of them. */
function takeStayBack(
  lines: TakeBack['lines'],
  registration: Registration,
  own: readonly OpenBill[],
): DecidedCharges {
  const open = own.filter(({ encounter }) => encounter.settlementId === null);
  const last = own.at(-1);
  if (!last) throw unknownBatch(registration, null);
  if (open.length === 0) checkUnsettled(last.encounter);
  if (lines === null) {
    const after = open.map(takeAllBack).filter((bill, i) => bill !== open[i]);
    if (after.length === 0) throw unknownBatch(registration, null);
    return { bills: after, charges: [] };
  }
  const left = new Set(lines);
  const after = open.flatMap((bill) => {
    const counting = countingLines(bill.uploads);
    const here = [...left].filter((line) => counting.has(line));
    for (const line of here) left.delete(line);
    return here.length > 0 ? [takeLinesBack(bill, here)] : [];
  });
  for (const line of left) {
    const settled = own.find(({ uploads }) => countingLines(uploads).has(line));
    if (settled) checkUnsettled(settled.encounter);
    throw new Rejection(UNKNOWN_LINE, { line });
  }
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
  const lines = charges.map(toLine);
  const seq = (uploads.at(-1)?.seq ?? 0) + 1;
  const upload: FreshUpload = { seq, charges, ...buildUpload(lines, voids) };
  const counted = countedBy(charges, voids, uploads);
  const after = addToBill(encounter, lines, counted);
  return {
    encounter: { ...encounter, ...after, revision: encounter.revision + 1 },
    registration: bill.registration,
    batch: bill.batch,
    stored: bill.stored,
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
  return {
    encounter,
    registration: registration.id,
    batch,
    stored: -1,
    uploads: [],
    fresh: [],
  };
}

function unknownBatch({ id }: Registration, batch: string | null): Rejection {
  return new Rejection(UNKNOWN_BATCH, { id, batch: batch ?? '0000' });
}

function tooMany(count: number, limit: number): Rejection {
  return new Rejection(TOO_MANY_LINES, { count: String(count), limit: String(limit) });
}
