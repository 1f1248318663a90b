import type { Field, Form, Names } from './views.ts';

type PlaceName = Names & { readonly code: string };

/**
 * What a county's or a township's question offers. A township stands among the choices as `532901/03`, and in the form by its
 * last part beside its county.
 */
export function placesFor({ kind, choices, of }: Field, form: Form): PlaceName[] {
  if (kind === 'county') return choices.map(({ value, zh, en }) => ({ code: value, zh, en }));
  const county = of !== null && 'field' in of ? form[of.field] : undefined;
  if (typeof county !== 'string' || county === '') return [];
  return choices
    .filter(({ value }) => value.startsWith(`${county}/`))
    .map(({ value, zh, en }) => ({ code: value.slice(county.length + 1), zh, en }));
}

/** A place is chosen within another one: with another county its township is asked again. */
export function withAnswer(
  fields: readonly Field[],
  form: Form,
  [name, value]: readonly [string, Form[string]],
): Form {
  const below = fields.filter(
    ({ kind, of }) => kind === 'township' && of !== null && 'field' in of && of.field === name,
  );
  const asked = Object.fromEntries(below.map((field) => [field.name, '']));
  return { ...form, ...(form[name] === value ? {} : asked), [name]: value };
}
