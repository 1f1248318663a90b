import { type Static, Type } from 'typebox';
import type {
  AreaCode,
  EncounterId,
  PersonId,
  ProviderId,
  RegistrationId,
} from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { maskPersonalNumbers } from '../../platform/sealing/personal-numbers.ts';
import { findItemsOn } from '../../rules/catalogue/index.ts';
import { findProviders } from '../provider/index.ts';
import { settlementView } from '../settlement/index.ts';
import { UNKNOWN_PRESCRIPTION } from './errors.ts';
import { gatherKnown, type PrescriptionDeps } from './gather.ts';
import { type KeptPrescription, type Prescription, WRITTEN_KINDS } from './model.ts';
import { prescribe } from './prescribe.ts';
import { readOne } from './read-past.ts';
import { tryPrescription } from './try.ts';
import {
  PersonPrescriptions,
  PrescriptionView,
  personPrescriptions,
  policiesOf,
  prescriptionView,
  TrialView,
  trialView,
} from './view.ts';

type Of = (area: AreaCode) => PrescriptionDeps;

const Short = Type.String({ minLength: 1, maxLength: 64 });
const Identifier = Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\x21-\\x7e]+$' });
const Amount = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,2})?$', description: 'Yuan' });
const Words = Type.String({ maxLength: 100, pattern: '^[^\\x00-\\x1f]*$' });
const figure = Type.String({ minLength: 1, maxLength: 40, description: 'Decimal text' });

const written = {
  provider: Short,
  person: Short,
  kind: Type.Enum([...WRITTEN_KINDS]),
  disease: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  lines: Type.Array(
    Type.Object({
      code: Type.String({ minLength: 1, maxLength: 60 }),
      quantity: figure,
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      usage: Type.Optional(Words),
      unitPrice: Type.Optional(figure),
      approved: Type.Optional(
        Type.Boolean({ description: 'The limits of a restricted item are met' }),
      ),
    }),
    { minItems: 1, maxItems: 50 },
  ),
  useOwnAccount: Type.Optional(Type.Boolean()),
  useMutualAid: Type.Optional(Type.Boolean()),
};
const TrialBody = Type.Object(written);
const ConfirmBody = Type.Object({
  key: Identifier,
  ...written,
  registration: Type.Optional(Short),
  claimedTotal: Amount,
  doctor: Type.Optional(Words),
  doctorName: Type.Optional(Words),
  department: Type.Optional(Words),
  departmentName: Type.Optional(Words),
});
const PrescriptionPage = Type.Object({ ...PrescriptionView.properties, person: Type.String() });

export function prescriptionRoutes(of: Of): Route[] {
  return [personRoute(of), trialRoute(of), confirmRoute(of), oneRoute(of)];
}

function personRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/persons/:id/prescriptions',
    permission: 'person.read',
    summary: 'Recognised diseases with their last prescription and how long it lasts',
    params: Type.Object({ id: Short }),
    answer: PersonPrescriptions,
    person: ({ params }) => params.id,
    async handle({ area, params }) {
      const deps = of(area);
      const known = await gatherKnown(deps, params.id as PersonId);
      return personPrescriptions(params.id, known, await around(deps, known.past));
    },
  });
}

function trialRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/prescriptions/trials',
    permission: 'prescription.write',
    summary: 'What a prescription would cost and who would pay; records nothing',
    body: TrialBody,
    answer: TrialView,
    person: ({ body }) => body.person,
    async handle({ area, body }) {
      const deps = of(area);
      const trial = await tryPrescription(deps, writtenOf(body));
      const sets = await policiesOf(trial.answer.settlements, deps.shelf.setByHash);
      return trialView(body.person, trial, sets);
    },
  });
}

function confirmRoute(of: Of): Route {
  return route({
    method: 'POST',
    path: '/prescriptions',
    permission: 'prescription.write',
    summary: 'Registers, charges and settles a prescription, exactly once for its key',
    body: ConfirmBody,
    answer: Type.Object({
      key: Type.String(),
      replayed: Type.Boolean({ description: 'The key was answered before; this is that answer' }),
      encounter: Type.String(),
      settlements: TrialView.properties.settlements,
    }),
    person: ({ body }) => body.person,
    async handle({ area, body }) {
      const deps = of(area);
      const { key, registration, claimedTotal, doctor, doctorName } = body;
      const { encounter, answer } = await prescribe(deps, {
        ...writtenOf(body),
        ...{ key, registration: (registration ?? null) as RegistrationId | null },
        claimedTotal: yuan(claimedTotal),
        said: filled({
          ...{ doctor, doctorName },
          ...{ department: body.department, departmentName: body.departmentName },
        }),
      });
      const sets = await policiesOf(answer.settlements, deps.shelf.setByHash);
      const settlements = answer.settlements.flatMap((named, place) => {
        const set = sets[place];
        return set ? [settlementView(named, set)] : [];
      });
      return { key, replayed: answer.replayed, encounter, settlements };
    },
  });
}

function oneRoute(of: Of): Route {
  return route({
    method: 'GET',
    path: '/prescriptions/:id',
    permission: 'care.read',
    summary: 'A prescription that was dispensed, by its encounter, to print it',
    params: Type.Object({ id: Short }),
    answer: PrescriptionPage,
    person: (_, answer) => (answer as { person: string }).person,
    async handle({ area, params }) {
      const deps = of(area);
      const found = await readOne(deps.database.sql, deps.charges, params.id as EncounterId);
      if (!found) throw new Rejection(UNKNOWN_PRESCRIPTION, { id: params.id });
      const view = prescriptionView(found.kept, await around(deps, [found.kept]));
      return { ...view, person: found.person };
    },
  });
}

async function around({ database, clock }: PrescriptionDeps, list: readonly KeptPrescription[]) {
  const codes = list.flatMap(({ lines }) => lines.map(({ code }) => code));
  const [names, items] = await Promise.all([
    findProviders(database.sql, [...new Set(list.map(({ provider }) => provider))]),
    findItemsOn(database.sql, [...new Set(codes)], clock.today()),
  ]);
  return { names, items };
}

function writtenOf(body: Static<typeof TrialBody>): Prescription {
  return {
    ...{ kind: body.kind, disease: body.disease ?? null },
    person: body.person as PersonId,
    provider: body.provider as ProviderId,
    lines: body.lines.map(({ code, quantity, days, usage, unitPrice, approved }) => ({
      ...{ code, quantity, days: days ?? null, usage: usage ?? null, unitPrice: unitPrice ?? null },
      approved: approved ?? false,
    })),
    useOwnAccount: body.useOwnAccount ?? false,
    useMutualAid: body.useMutualAid ?? false,
  };
}

function filled(said: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([word, text]) =>
      text ? [[word, maskPersonalNumbers(text)]] : [],
    ),
  );
}
