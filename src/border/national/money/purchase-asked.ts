import { createHash } from 'node:crypto';
import type { PersonId, RegistrationId } from '../../../kernel/ids.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import { toShortId } from '../../../kernel/short-id.ts';
import type { PricedCharge, PurchaseKind, SentCharge } from '../../../money/encounter/index.ts';
import type { Purchase, PurchaseDeps } from '../../../money/settlement/index.ts';
import type { TermTables } from '../catalogue/model.ts';
import { hashInput } from '../door/once.ts';
import { NODE_MISSING, PHARMACIES_ONLY } from '../errors.ts';
import type { Row } from '../input.ts';
import { type Fitted, fitted } from '../output.ts';
import type { Call } from '../transaction.ts';
import { describeVisit, schemeOf } from '../visit/medical-types.ts';
import { accountUse } from './bill-asked.ts';
import { lineResult } from './line-result.ts';
import { plainNumber } from './money-key.ts';
import { sentCharge } from './sent-charges.ts';

/** 定点药店购药: an ordinary outpatient purchase; the others are benefits of a disease. */
const ORDINARY = '41';
const AT_PHARMACIES: readonly string[] = [ORDINARY, '14', '9901'];

/** What a pharmacy's message says, in our words. Two messages of one number and id say the same purchase. */
export function purchaseAsked(call: Call): Purchase {
  const { provider } = call.signedIn;
  if (provider.kind !== 'pharmacy') {
    throw new Rejection(PHARMACIES_ONLY, { transaction: call.number, provider: provider.id });
  }
  const info = call.input.one('druginfo');
  const rows = call.input.many('drugdetail');
  if (rows.length === 0) throw new Rejection(NODE_MISSING, { node: 'drugdetail' });
  const person = info.text('psn_no') as PersonId;
  const id = visitOf(call);
  call.concerns({ person, registration: id });
  const { kind, disease } = described(info, call.world.terms);
  return {
    registration: {
      ...{ id, person, provider: provider.id, stay: false, number: '' },
      scheme: schemeOf(info.text('insutype')),
      ...{ medicalType: info.text('med_type'), visitKind: kind, disease },
      beganAt: info.moment('begntime'),
      particulars: {
        purchase: kindOf(rows),
        request: hashInput(call.input.asSent()),
        credentialType: info.text('mdtrt_cert_type'),
        ...saidOf(info, 'dise_codg', 'diseaseCode'),
        ...saidOf(info, 'dise_name', 'diseaseName'),
      },
    },
    lines: rows.map((row) => lineOf(row, call)),
    claimedTotal: info.money('medfee_sumamt'),
    use: accountUse(info),
  };
}

/** The parts of the world that a purchase needs. */
export function purchaseDeps({ world }: Call): PurchaseDeps {
  const { database, clock, charges, money } = world;
  return { database, clock, charges, money };
}

/** How the catalogue divided each line, in the fields of this number. */
export function cutOf(charges: readonly PricedCharge[]): Fitted[] {
  return charges.map((charge) => fitted(lineResult(charge)));
}

/** One id a message, so that a message that comes again opens no second visit. */
function visitOf({ key }: Call): RegistrationId {
  const name = [key.provider, plainNumber(key.transaction), key.message].join('\n');
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return toShortId(hex) as string as RegistrationId;
}

function described(info: Row, terms: TermTables) {
  const type = info.text('med_type');
  if (!AT_PHARMACIES.includes(type)) {
    throw info.refuse('med_type', '药店购药的医疗类别应为 41、14 或 9901');
  }
  if (type === ORDINARY) return { kind: 'outpatient', disease: null };
  const found = describeVisit(terms, type, info.textOr('dise_codg'));
  if (!found) throw info.refuse('med_type', '本平台不办理该医疗类别');
  return found;
}

/** Paid as a prescribed one only where every line is on a prescription from outside. */
function kindOf(rows: readonly Row[]): PurchaseKind {
  const all = rows.every((row) => row.flag('rx_circ_flag') && row.has('rxno'));
  return all ? 'prescribed' : 'unprescribed';
}

function lineOf(row: Row, call: Call): SentCharge {
  const line = sentCharge(row, 'pharmacy');
  // The trial's table has no trace codes.
  const codes = plainNumber(call.number) === '2101' ? [] : row.many('durg_trac_info');
  if (codes.length === 0) return line;
  const traces = codes.map((code) => code.text('drug_trac_codg')).join(',');
  return { ...line, particulars: { ...line.particulars, traces } };
}

function saidOf(row: Row, code: string, word: string): Record<string, string> {
  const text = row.textOr(code);
  return text === null ? {} : { [word]: text };
}
