import { type Static, Type } from 'typebox';
import { type Membership, RECOGNITION_KINDS, type Recognition } from './model.ts';

const dated = {
  startsOn: Type.String(),
  endsOn: Type.Union([Type.String(), Type.Null()], {
    description: 'First day on which it no longer holds',
  }),
};

export const MembershipView = Type.Object({
  person: Type.String(),
  group: Type.String(),
  ...dated,
  decidedOn: Type.String(),
});
export type MembershipView = Static<typeof MembershipView>;

export const RecognitionView = Type.Object({
  person: Type.String(),
  kind: Type.Enum([...RECOGNITION_KINDS]),
  disease: Type.String(),
  ...dated,
});
export type RecognitionView = Static<typeof RecognitionView>;

export function membershipView(membership: Membership): MembershipView {
  const { personId, groupCode, startsOn, endsOn, decidedOn } = membership;
  return { person: personId, group: groupCode, startsOn, endsOn, decidedOn };
}

export function recognitionView(recognition: Recognition): RecognitionView {
  const { personId, kind, disease, startsOn, endsOn } = recognition;
  return { person: personId, kind, disease, startsOn, endsOn };
}
