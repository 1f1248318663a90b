import { assert } from '../../kernel/assert.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { minus } from '../../kernel/money.ts';
import { findPaid } from '../../money/settlement/index.ts';
import { findAccounts } from '../../people/accounts/index.ts';
import { findCoverage, findIdentifiedPersons } from '../../people/enrolment/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IdSource } from '../../platform/id-source.ts';
import type { AreaDatabase, Sql } from '../../platform/sql.ts';
import type { Case } from '../matters/index.ts';
import { buildInsurance } from './build-insurance.ts';
import { buildPayment } from './build-payment.ts';
import type { CertificateDocument, Holder } from './model.ts';
import { insertCertificate } from './store.ts';

export type CertificateDeps = {
  readonly database: Pick<AreaDatabase, 'area'>;
  readonly clock: Clock;
  readonly ids: IdSource;
};

export type Issued = {
  readonly id: string;
  readonly number: string;
  readonly hash: string;
  readonly document: CertificateDocument;
};

type For = Pick<Case, 'id' | 'number'> & { readonly person: PersonId };

/** 参保凭证, in the transaction of the case that asks for it. */
export async function issueInsurance(sql: Sql, deps: CertificateDeps, of: For): Promise<Issued> {
  const { person } = of;
  const holder = await findHolder(sql, person);
  const coverage = (await findCoverage(sql, [person])).get(person) ?? [];
  const account = (await findAccounts(sql, [person])).get(person);
  const document = buildInsurance({
    ...heading(deps, of),
    holder,
    coverage,
    balance: account ? minus(account.balance, account.held) : null,
  });
  return write(sql, deps, of, document);
}

export type PaymentPeriod = { readonly from: Day; readonly to: Day };

export async function issuePayment(
  sql: Sql,
  deps: CertificateDeps,
  of: For & PaymentPeriod,
): Promise<Issued> {
  const { person, from, to } = of;
  const holder = await findHolder(sql, person);
  const paid = await findPaid(sql, person, { from, until: addDays(to, 1) });
  return write(sql, deps, of, buildPayment({ ...heading(deps, of), holder, from, to, paid }));
}

/** The number is that of the case, so that a paper leads to what it was given out for. */
function heading({ database, clock }: CertificateDeps, { number }: For) {
  return { number: `PZ-${number}`, area: database.area, today: clock.today() };
}

async function write(
  sql: Sql,
  { clock, ids }: CertificateDeps,
  of: For,
  document: CertificateDocument,
): Promise<Issued> {
  const id = ids.next();
  const issuedAt = clock.now().toISOString();
  const hash = await insertCertificate(sql, {
    id,
    person: of.person,
    case: of.id,
    document,
    issuedAt,
  });
  return { id, number: document.number, hash, document };
}

async function findHolder(sql: Sql, id: PersonId): Promise<Holder> {
  const person = (await findIdentifiedPersons(sql, [id])).get(id);
  assert(person, 'a certificate is of a recorded person');
  const { name, idNumber, sex, bornOn } = person;
  return { name, idNumber, sex, bornOn };
}
