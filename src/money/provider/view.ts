import { type Static, Type } from 'typebox';
import type { Day } from '../../kernel/days.ts';
import type { Provider } from './model.ts';
import { termOn } from './term-on.ts';

const Level = Type.Enum(['village', 'primary', 'secondary', 'tertiary']);
const NullableLevel = Type.Union([Level, Type.Null()], {
  description: 'By which benefits go; a pharmacy has it without being a hospital of that level',
});
const Kind = Type.Union([Type.Enum(['hospital', 'clinic', 'pharmacy']), Type.Null()]);

export const ProviderSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  county: Type.String(),
  township: Type.Union([Type.String(), Type.Null()]),
  kind: Kind,
  level: NullableLevel,
  contracted: Type.Boolean(),
});
export type ProviderSummary = Static<typeof ProviderSummary>;

export const ProviderView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  county: Type.String(),
  kind: Kind,
  level: NullableLevel,
  contracted: Type.Boolean(),
  terms: Type.Array(
    Type.Object({
      level: Level,
      contracted: Type.Boolean(),
      startsOn: Type.String(),
      endsOn: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type ProviderView = Static<typeof ProviderView>;

/** Level and contract beside the terms are those of `today`. */
export function providerView(provider: Provider, today: Day): Omit<ProviderView, 'kind'> {
  const { id, name, county, terms } = provider;
  const term = termOn(provider, today);
  return {
    id,
    name,
    county,
    level: term?.level ?? null,
    contracted: term?.contracted ?? false,
    terms: [...terms],
  };
}
