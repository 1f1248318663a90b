import { Type } from 'typebox';
import { type Day, isDay } from '../../kernel/days.ts';
import type { AreaCode, PersonId } from '../../kernel/ids.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { EnrolmentDeps } from '../enrolment/index.ts';
import { NOT_A_DAY } from './errors.ts';
import { RECOGNITION_KINDS } from './model.ts';
import { recordMembership } from './record-membership.ts';
import { recordRecognition } from './record-recognition.ts';
import { MembershipView, membershipView, RecognitionView, recognitionView } from './view.ts';

const ofPerson = Type.Object({ id: Type.String({ maxLength: 64 }) });
const DayText = Type.String({ maxLength: 10, description: 'Such as 2025-06-01' });
const code = Type.String({ minLength: 1, maxLength: 40 });

export function groupRoutes(of: (area: AreaCode) => EnrolmentDeps): Route[] {
  return [
    route({
      method: 'POST',
      path: '/persons/:id/groups',
      permission: 'settlement.correct',
      summary: 'Records an identity as a special group, also one recognised for an earlier day',
      params: ofPerson,
      body: Type.Object({
        group: code,
        startsOn: DayText,
        endsOn: Type.Optional(DayText),
        decidedOn: Type.Optional(DayText),
      }),
      answer: MembershipView,
      person: ({ params }) => params.id,
      async handle({ area, params, body }) {
        const deps = of(area);
        const recorded = await recordMembership(deps, {
          personId: params.id as PersonId,
          groupCode: body.group,
          startsOn: readDay(body.startsOn),
          endsOn: body.endsOn === undefined ? null : readDay(body.endsOn),
          decidedOn: readDay(body.decidedOn ?? deps.clock.today()),
        });
        return membershipView(recorded);
      },
    }),
    route({
      method: 'POST',
      path: '/persons/:id/diseases',
      permission: 'settlement.correct',
      summary: 'Records a disease as recognised for outpatient benefits',
      params: ofPerson,
      body: Type.Object({
        kind: Type.Enum([...RECOGNITION_KINDS]),
        disease: code,
        startsOn: DayText,
        endsOn: Type.Optional(DayText),
      }),
      answer: RecognitionView,
      person: ({ params }) => params.id,
      async handle({ area, params, body }) {
        const recorded = await recordRecognition(of(area), {
          personId: params.id as PersonId,
          kind: body.kind,
          disease: body.disease,
          startsOn: readDay(body.startsOn),
          endsOn: body.endsOn === undefined ? null : readDay(body.endsOn),
        });
        return recognitionView(recorded);
      },
    }),
  ];
}

function readDay(text: string): Day {
  if (!isDay(text)) throw new Rejection(NOT_A_DAY, { value: text });
  return text;
}
