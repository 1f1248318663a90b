import { assert } from '../../kernel/assert.ts';
import type { Day } from '../../kernel/days.ts';
import type { ProviderId } from '../../kernel/ids.ts';
import { overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  findPractitioners,
  findPrescribingRights,
  findProviders,
  insertPrescribingRight,
  lockPrescribingRights,
  type Practitioner,
  type PrescribingRight,
  type Provider,
  termOn,
} from '../../money/provider/index.ts';
import type { Sql } from '../../platform/sql.ts';
import type { CaseFacts, Effect, Form } from '../matters/index.ts';
import {
  NO_DISEASE_CHOSEN,
  NOT_A_VILLAGE_CLINIC,
  RIGHT_GIVEN_ALREADY,
  TOO_EARLY,
  UNKNOWN_PRACTITIONER,
} from './errors.ts';
import type { RecognitionWorld } from './model.ts';
import { readDay, textIn } from './read-form.ts';

/** 两病 codes by the question of the form that asks for each. */
const DISEASES = { hypertension: 'hypertension', diabetes: 'diabetes-medicine' } as const;

/** 村医两病处方权: a doctor of a village clinic may write medicine for high blood pressure, diabetes, or both. */
export function prescriberEffect({ clock, ids }: RecognitionWorld): Effect {
  const gather = async (sql: Sql, facts: CaseFacts, held: boolean) => {
    const provider = providerOf(facts);
    const practitioner = textIn(facts.case.form, 'practitioner');
    const search = { provider, kind: 'doctor', code: practitioner, name: null } as const;
    const rights = held ? lockPrescribingRights : findPrescribingRights;
    return {
      today: clock.today(),
      provider: (await findProviders(sql, [provider])).get(provider),
      doctors: await findPractitioners(sql, { ...search, idNumberMasked: null }),
      rights: await rights(sql, provider, practitioner),
    };
  };
  return {
    name: 'village-prescriber',
    async check(sql, facts) {
      decideRight(facts.case.form, await gather(sql, facts, false));
    },
    async carryOut(sql, facts) {
      const right = decideRight(facts.case.form, await gather(sql, facts, true));
      const id = ids.next();
      await insertPrescribingRight(sql, { id, decidedBy: facts.case.number }, right);
      const { practitioner, diseases, startsOn } = right;
      return { result: { right: id, practitioner, diseases: diseases.join(' '), startsOn } };
    },
  };
}

type RightFacts = {
  readonly today: Day;
  readonly provider: Provider | undefined;
  readonly doctors: readonly Practitioner[];
  readonly rights: readonly PrescribingRight[];
};

export function decideRight(form: Form, facts: RightFacts): PrescribingRight {
  const { today, provider } = facts;
  const startsOn = readDay(form, 'startsOn') ?? today;
  const term = provider && termOn(provider, startsOn);
  if (!provider || term?.level !== 'village' || !term.contracted) {
    throw new Rejection(NOT_A_VILLAGE_CLINIC, { provider: provider?.name ?? '', day: startsOn });
  }
  const practitioner = textIn(form, 'practitioner');
  const works = facts.doctors.some((doctor) => doctor.insuranceDoctor && worksOn(doctor, startsOn));
  if (!works) throw new Rejection(UNKNOWN_PRACTITIONER, { code: practitioner, day: startsOn });
  if (startsOn < today) throw new Rejection(TOO_EARLY, { startsOn, earliest: today });
  const diseases = Object.entries(DISEASES).flatMap(([name, code]) =>
    form[name] === true || form[name] === 'yes' ? [code] : [],
  );
  if (diseases.length === 0) throw new Rejection(NO_DISEASE_CHOSEN, {});
  const right = { provider: provider.id, practitioner, diseases, startsOn, endsOn: null };
  const clash = facts.rights.find(
    (other) =>
      overlap(other, right) && other.diseases.some((code) => diseases.includes(code as never)),
  );
  if (clash) throw new Rejection(RIGHT_GIVEN_ALREADY, { startsOn: clash.startsOn });
  return right;
}

function worksOn({ beganAt, endedAt }: Practitioner, day: Day): boolean {
  return beganAt.slice(0, 10) <= day && (endedAt === null || endedAt.slice(0, 10) > day);
}

function providerOf({ case: { provider } }: CaseFacts): ProviderId {
  assert(provider !== null, 'a right to prescribe is of a clinic');
  return provider;
}
