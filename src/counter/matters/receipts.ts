import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { fromShortId, toShortId } from '../../kernel/short-id.ts';
import { maskName } from '../../people/enrolment/index.ts';
import type { Caller } from '../../platform/http/route.ts';
import { findOffices, type OfficePath } from '../offices/index.ts';
import type { MatterDeps } from './deps.ts';
import { UNKNOWN_RECEIPT } from './errors.ts';
import type { CaseId, Matter } from './model.ts';
import { readCase } from './show-case.ts';
import { findCase } from './store/cases.ts';
import { findPapers } from './store/papers.ts';
import { findHouseholds } from './store/people.ts';

const SIGNATURE_LENGTH = 16;

/** `532900-<case>-<signature>`: nobody guesses the receipt of somebody else. */
export function tokenOf(area: AreaCode, id: CaseId, secret: Uint8Array): string {
  return `${area}-${toShortId(id)}-${signatureOf(area, id, secret)}`;
}

function signatureOf(area: string, id: string, secret: Uint8Array): string {
  const mac = createHmac('sha256', secret).update(`receipt ${area} ${id}`).digest('base64url');
  return mac.replace(/[-_]/g, 'x').slice(0, SIGNATURE_LENGTH);
}

/** The case of a token; null: it is not one of ours. */
export function readToken(
  token: string,
  { secret, database }: Pick<MatterDeps, 'secret' | 'database'>,
): CaseId | null {
  const [area = '', short = '', signature = '', ...more] = token.split('-');
  const id = fromShortId(short);
  if (area !== database.area || id === null || more.length > 0) return null;
  const right = Buffer.from(signatureOf(area, id, secret));
  const given = Buffer.from(signature);
  const same = right.length === given.length && timingSafeEqual(right, given);
  return same ? (id as CaseId) : null;
}

/** What is printed for the applicant. */
export async function receiptOf(deps: MatterDeps, id: CaseId, caller: Caller) {
  const { sql, area } = { sql: deps.database.sql, area: deps.database.area };
  const { case: one, matter } = await readCase(deps, id, caller);
  const papers = await findPapers(sql, id);
  const people = one.person === null ? null : await findHouseholds(sql, [one.person as PersonId]);
  const name = people?.get(one.person as PersonId)?.name;
  const token = tokenOf(area, id, deps.secret);
  // Who took the papers, wherever the case lies when the receipt is printed again.
  const { path, ...office } = await officeOf(deps, one.acceptedAt);
  return {
    ...{ number: one.number, names: matter.names, submittedAt: one.submittedAt, dueOn: one.dueOn },
    person: name === undefined ? null : maskName(name),
    papers: papers.map((paper) => ({
      material: labelOf(matter, paper.material),
      name: paper.name,
    })),
    promised: one.promised.map((code) => labelOf(matter, code)),
    office: { path, ...office },
    token,
    qr: `/receipts/${token}`,
  };
}

/** For whoever holds the receipt, without signing in. */
export async function publicReceipt(deps: MatterDeps, id: CaseId) {
  const { sql } = deps.database;
  const one = await findCase(sql, id);
  if (!one) throw new Rejection(UNKNOWN_RECEIPT);
  const matter = await deps.shelf.byHash(sql, one.document);
  const { name, nameEn, phone } = await officeOf(deps, one.office);
  const { number, state, step, submittedAt, dueOn, endedAt } = one;
  const stepLabel = step === null ? null : (matter.steps[step]?.label ?? null);
  const office = { name, nameEn, phone };
  return { number, names: matter.names, state, stepLabel, submittedAt, dueOn, endedAt, office };
}

function labelOf({ materials }: Matter, code: string) {
  return materials.find((material) => material.code === code)?.label ?? { zh: code, en: code };
}

async function officeOf({ database }: MatterDeps, office: OfficePath) {
  const found = (await findOffices(database.sql, [office])).get(office);
  const { name, nameEn, phone } = found ?? { name: office, nameEn: office, phone: '' };
  return { path: office, name, nameEn, phone };
}
