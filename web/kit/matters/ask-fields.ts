import { DISEASES } from '../vocabulary.ts';
import type { Field, Form, FormValue, Material, MatterView } from './views.ts';

type Conditional = { readonly when: Field['when'] };

/** Whether a field or a material is wanted, as the form stands. */
function isWanted({ when }: Conditional, form: Form): boolean {
  return when.every(({ field, is }) => is.includes(String(form[field] ?? '')));
}

/**
 * What is shown and not asked: the office knows it already. What it does not know although the document says where to
 * find it is asked like everything else.
 */
export function isKnown({ name, fetched }: Field, known: Form): boolean {
  return fetched !== null && !isEmpty(known[name]);
}

/** Of a disease: the benefit whose diseases are offered, as the document or an earlier answer says; null: any. */
export function benefitOf({ of }: Field, form: Form): string | null {
  if (of === null) return null;
  const said = 'kind' in of ? of.kind : form[of.field];
  return typeof said === 'string' && said !== '' ? said : null;
}

export function diseasesOf(benefit: string | null) {
  return benefit === null ? DISEASES : DISEASES.filter(({ of }) => of === benefit);
}

export function isEmpty(value: FormValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'boolean') return false;
  if (Array.isArray(value)) return value.length === 0;
  return Object.values(value).every((part) => part.trim() === '');
}

export function wantedFields({ fields }: Pick<MatterView, 'fields'>, form: Form): Field[] {
  return fields.filter((field) => isWanted(field, form));
}

export type Wanted = {
  readonly material: Material;
  /** Where the office finds it itself. */
  readonly fetched: boolean;
};

export function wantedMaterials(
  { materials }: Pick<MatterView, 'materials'>,
  form: Form,
  fetched: readonly string[],
): Wanted[] {
  return materials
    .filter((material) => isWanted(material, form))
    .map((material) => ({ material, fetched: fetched.includes(material.code) }));
}

/** What is still to be brought; the server decides, this only saves a round trip. */
export function missingMaterials(
  wanted: readonly Wanted[],
  brought: readonly string[],
  promised: readonly string[],
): Material[] {
  return wanted
    .filter(
      ({ material, fetched }) =>
        material.required &&
        !fetched &&
        !brought.includes(material.code) &&
        !(material.promise && promised.includes(material.code)),
    )
    .map(({ material }) => material);
}

export type Problem =
  | 'account'
  | 'missing'
  | 'disease'
  | 'day'
  | 'money'
  | 'number'
  | 'phone'
  | 'id-number'
  | 'place'
  | 'county';

const SHAPES: Readonly<Partial<Record<Field['kind'], readonly [RegExp, Problem]>>> = {
  day: [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  money: [/^\d{1,10}(\.\d{1,2})?$/, 'money'],
  number: [/^\d{1,12}(\.\d{1,6})?$/, 'number'],
  phone: [/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, 'phone'],
  'id-number': [/^\d{17}[\dXx]$/, 'id-number'],
  place: [/^\d{6}$/, 'place'],
  county: [/^\d{6}$/, 'county'],
};

/** What stands in the way of a submission, by field. */
export function checkForm(
  matter: Pick<MatterView, 'fields'>,
  form: Form,
): Readonly<Record<string, Problem>> {
  return Object.fromEntries(
    wantedFields(matter, form).flatMap((field) => {
      const problem = problemOf(field, form[field.name]) ?? otherBenefit(field, form);
      return problem === null ? [] : [[field.name, problem] as const];
    }),
  );
}

/** A disease that was chosen before the benefit was changed. */
function otherBenefit(field: Field, form: Form): Problem | null {
  const code = form[field.name];
  if (field.kind !== 'disease' || isEmpty(code) || DISEASES.length === 0) return null;
  return diseasesOf(benefitOf(field, form)).some((one) => one.code === code) ? null : 'disease';
}

function problemOf({ kind, required }: Field, value: FormValue | undefined): Problem | null {
  if (isEmpty(value)) return required ? 'missing' : null;
  if (kind === 'account') {
    const parts = value as Readonly<Record<string, string>>;
    if (['holder', 'bank', 'number'].some((part) => isEmpty(parts[part]))) return 'missing';
    return /^\d{8,30}$/.test(parts.number ?? '') ? null : 'account';
  }
  const [shape, problem] = SHAPES[kind] ?? [];
  return shape && problem && typeof value === 'string' && !shape.test(value) ? problem : null;
}

/**
 * What was written and is still asked. What the office knows is not sent back: it puts that in itself, and some of it is
 * shown here with its middle hidden.
 */
export function formToSend(
  matter: Pick<MatterView, 'fields'>,
  written: Form,
  known: Form = {},
): Form {
  return Object.fromEntries(
    wantedFields(matter, { ...known, ...written }).flatMap(({ name }) => {
      const value = written[name];
      return isEmpty(value) || value === undefined ? [] : [[name, tidied(value)] as const];
    }),
  );
}

function tidied(value: FormValue): FormValue {
  return typeof value === 'string' ? value.trim() : value;
}
