import { type Static, Type } from 'typebox';
import type { ProviderId } from '../../kernel/ids.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Department, Practitioner } from './model.ts';

const Named = Type.Object({ code: Type.String(), name: Type.String() });

export const StaffView = Type.Object({
  provider: Type.String(),
  departments: Type.Array(Named),
  doctors: Type.Array(
    Type.Object({
      ...Named.properties,
      insuranceDoctor: Type.Boolean({ description: 'May prescribe at the insurance’s cost' }),
    }),
  ),
});
export type StaffView = Static<typeof StaffView>;

type Staff = {
  readonly departments: readonly Department[];
  readonly doctors: readonly Practitioner[];
};

/** Who is there at this moment; who left or comes later is not offered. */
export function staffView(
  provider: ProviderId,
  { departments, doctors }: Staff,
  now: Moment,
): StaffView {
  const isThere = ({ beganAt, endedAt }: Pick<Department, 'beganAt' | 'endedAt'>) =>
    beganAt <= now && (endedAt === null || now < endedAt);
  return {
    provider,
    departments: departments.filter(isThere).map(({ code, name }) => ({ code, name })),
    doctors: doctors
      .filter(isThere)
      .map(({ code, name, insuranceDoctor }) => ({ code, name, insuranceDoctor })),
  };
}
