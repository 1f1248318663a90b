import { type Static, Type } from 'typebox';
import type { PersonId, ProviderId } from '../../kernel/ids.ts';
import { type ActRequest, PEOPLES_ACTS } from './act.ts';
import type { Submission } from './build-case.ts';
import type { GivenPaper } from './check-papers.ts';
import { APPLICANTS, type Applicant, type Form } from './model.ts';

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Key = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9._:-]+$' });
const NullableId = Type.Union([Id, Type.Null()]);
const Short = Type.String({ maxLength: 60 });
const Code = Type.String({ minLength: 1, maxLength: 60 });

const FormBody = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
  maxProperties: 100,
});

export const PaperBody = Type.Object({
  material: Code,
  file: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes' }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  turns: Type.Integer({ minimum: 0, maximum: 3 }),
});

const Papers = Type.Array(PaperBody, { maxItems: 200 });

const ApplicantBody = Type.Object({
  kind: Type.Enum([...APPLICANTS]),
  name: Type.Optional(Short),
  phone: Type.Optional(Type.Union([Short, Type.Null()])),
  relation: Type.Optional(Type.Union([Short, Type.Null()])),
});

export const PrefillBody = Type.Object({
  person: Type.Optional(NullableId),
  provider: Type.Optional(NullableId),
});

const Brought = {
  key: Key,
  matter: Code,
  form: FormBody,
  papers: Type.Optional(Papers),
  promised: Type.Optional(Type.Array(Code, { maxItems: 50 })),
  again: Type.Optional(
    Type.Boolean({ description: 'The same is under way already, and this is meant besides' }),
  ),
};

export const SubmissionBody = Type.Object({
  ...Brought,
  person: Type.Optional(NullableId),
  provider: Type.Optional(NullableId),
  applicant: ApplicantBody,
});

/** On the telephone the sign-in says who it is; whom it was written for is named so that nobody else sends it. */
export const OwnSubmissionBody = Type.Object({
  ...Brought,
  person: Type.Optional(NullableId),
  applicant: Type.Optional(ApplicantBody),
});

export const ActBody = Type.Object({
  key: Key,
  version: Type.Integer({ minimum: 1 }),
  act: Type.Enum([...PEOPLES_ACTS]),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })),
  assignee: Type.Optional(Id),
  facts: Type.Optional(
    Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 500 }), {
      maxProperties: 20,
    }),
  ),
  form: Type.Optional(FormBody),
  papers: Type.Optional(Papers),
  account: Type.Optional(
    Type.Object({
      holder: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
      bank: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
      number: Type.String({ pattern: '^[0-9]{8,30}$' }),
    }),
  ),
});

export const OWN_ACTS = ['resubmit', 'withdraw', 'add-papers', 'correct-account'] as const;

export const OwnActBody = Type.Object({
  ...ActBody.properties,
  act: Type.Enum([...OWN_ACTS]),
});

export function submissionOf(body: Static<typeof SubmissionBody>): Submission {
  const { key, matter, person = null, provider = null, applicant } = body;
  return {
    ...{ key, matter, person: person as PersonId | null, provider: provider as ProviderId | null },
    applicant: applicantOf(applicant),
    ...restOf(body),
  };
}

export function ownSubmissionOf(
  body: Static<typeof OwnSubmissionBody>,
  person: PersonId | null,
): Submission {
  const { key, matter, applicant = { kind: 'insured' } } = body;
  return {
    key,
    matter,
    person,
    provider: null,
    applicant: applicantOf(applicant),
    ...restOf(body),
  };
}

function restOf({ form, papers = [], promised = [], again }: Static<typeof OwnSubmissionBody>) {
  return {
    form: form as Form,
    papers: papers as readonly GivenPaper[],
    promised,
    ...(again ? { again } : {}),
  };
}

function applicantOf(given: Static<typeof ApplicantBody>): Applicant {
  const { kind, name = '', phone = null, relation = null } = given;
  return { kind, name, phone, relation };
}

export function actOf(body: Static<typeof ActBody>): ActRequest {
  return body as ActRequest;
}
