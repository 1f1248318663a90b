import type { Condition, Field, Matter } from '../model.ts';
import type { Problem } from './reader.ts';

/** What the engine knows of a person, a provider or an insurance and need not ask for; see `prefill.ts`. */
export const FETCHED = [
  'person.name',
  'person.sex',
  'person.bornOn',
  'person.idNumber',
  'person.phone',
  'person.county',
  'person.township',
  'person.household',
  'coverage.scheme',
  'coverage.standing',
  'coverage.retired',
  'coverage.startsOn',
  'provider.id',
  'provider.name',
  'provider.county',
  'provider.level',
  'provider.kind',
] as const;
export type Fetched = (typeof FETCHED)[number];

/** What no single field shows: that the parts of a document fit each other. */
export function checkMatter(matter: Matter, delegated: ReadonlySet<string> | null): Problem[] {
  return [
    ...repeated(matter),
    ...wrongFields(matter),
    ...wrongConditions(matter),
    ...wrongUnnamed(matter),
    ...wrongPlaces(matter, delegated),
    ...wrongSteps(matter),
  ];
}

function repeated({ fields, materials, steps }: Matter): Problem[] {
  const lists = {
    fields: fields.map(({ name }) => name),
    materials: materials.map(({ code }) => code),
    steps: steps.map(({ code }) => code),
  };
  return Object.entries(lists).flatMap(([path, names]) =>
    names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({ path, says: `"${name}" stands there twice` })),
  );
}

function wrongFields({ fields }: Matter): Problem[] {
  return fields.flatMap(({ name, kind, choices, fetched, of }, index) => {
    const path = `fields ${name}`;
    const problems: Problem[] = [];
    if ((kind === 'choice') !== choices.length > 0) {
      problems.push({ path, says: 'has choices exactly when its kind is choice' });
    }
    if (of !== null && kind !== 'disease' && kind !== 'township') {
      problems.push({ path, says: 'of: is said of diseases and townships' });
    }
    if (kind === 'township' && !isOfCounty(of, fields)) {
      problems.push({ path, says: 'of: names the field of the county that the township is of' });
    }
    if (of && 'field' in of && !fields.slice(0, index).some((one) => one.name === of.field)) {
      problems.push({ path, says: `of: there is no field "${of.field}" before it` });
    }
    if (fetched !== null && !(FETCHED as readonly string[]).includes(fetched)) {
      problems.push({ path, says: `"${fetched}" is not fetched; known are ${FETCHED.join(', ')}` });
    }
    return problems;
  });
}

function isOfCounty(of: Field['of'], fields: readonly Field[]): boolean {
  if (of === null || !('field' in of)) return false;
  return fields.some(({ name, kind }) => name === of.field && kind === 'county');
}

/** Whose matter it is stands in the case itself where it concerns somebody, whatever else is left out. */
function wrongUnnamed({ unnamed, fields, confidential, concerns }: Matter): Problem[] {
  if (unnamed === null) return [];
  const asked = fields.some(({ name, kind }) => name === unnamed && kind === 'yes-no');
  if (asked && confidential && concerns === 'nobody') return [];
  const says = 'names a yes-no question of a confidential matter that concerns nobody';
  return [{ path: 'unnamed', says }];
}

function wrongConditions({ fields, materials }: Matter): Problem[] {
  const of = (path: string, when: readonly Condition[], known: readonly Field[]) =>
    when.flatMap((condition) => wrongCondition(path, condition, known));
  return [
    // A question hangs on earlier ones only, so that a form can be filled from top to bottom.
    ...fields.flatMap(({ name, when }, index) =>
      of(`fields ${name}`, when, fields.slice(0, index)),
    ),
    ...materials.flatMap(({ code, when }) => of(`materials ${code}`, when, fields)),
  ];
}

function wrongCondition(path: string, { field, is }: Condition, known: readonly Field[]) {
  const found = known.find(({ name }) => name === field);
  if (!found) return [{ path, says: `when: there is no field "${field}" before it` }];
  const values = valuesOf(found);
  return is
    .filter((value) => values !== null && !values.includes(value))
    .map((value) => ({ path, says: `when: "${value}" is no value of the field ${field}` }));
}

function valuesOf({ kind, choices }: Field): readonly string[] | null {
  if (kind === 'choice') return choices.map(({ value }) => value);
  return kind === 'yes-no' ? ['true', 'false'] : null;
}

function wrongPlaces(
  { channels, applicants, ...matter }: Matter,
  delegated: ReadonlySet<string> | null,
) {
  const problems: Problem[] = [];
  const below = channels.filter((channel) => channel === 'station' || channel === 'township');
  if (channels.length === 0) problems.push({ path: 'channels', says: 'name at least one place' });
  if (applicants.length === 0) problems.push({ path: 'applicants', says: 'name at least one' });
  if (below.length > 0 !== (matter.delegated !== null)) {
    const says = 'is given exactly when stations or townships may take the matter';
    problems.push({ path: 'delegated', says });
  }
  if (matter.delegated !== null && delegated && !delegated.has(matter.delegated)) {
    const says = `"${matter.delegated}" does not stand in delegated.yaml`;
    problems.push({ path: 'delegated', says });
  }
  return problems;
}

function wrongSteps({ steps, deadline, automatic, money }: Matter): Problem[] {
  const problems: Problem[] = [];
  const path = 'steps';
  if (steps.length === 0) problems.push({ path, says: 'there must be at least one' });
  if (money && steps.length < 2) {
    problems.push({ path, says: 'where money is paid there must be two, for two people' });
  }
  const days = steps.reduce((sum, { workingDays }) => sum + workingDays, 0);
  if (!automatic && days > deadline.workingDays) {
    const says = `take ${days} working days together, more than the ${deadline.workingDays} promised`;
    problems.push({ path, says });
  }
  return problems;
}
