import type { TObject, TSchema } from 'typebox';
import { expect, test } from 'vitest';
import { allRoutes, createWorld } from './compose.ts';

const routes = allRoutes(createWorld().of);

/** What may stay unnoted, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'POST /settlements':
    'the record and the request say who settled for whom; the record is the note',
};
/** A field by which an answer shows somebody. */
const SHOWS = ['idNumber', 'person', 'whose', 'personName', 'household', 'giverName', 'bornOn'];

function fieldsOf(schema: TSchema | undefined): string[] {
  const {
    properties = {},
    items,
    anyOf = [],
    allOf = [],
  } = (schema ?? {}) as {
    properties?: Record<string, TSchema>;
    items?: TSchema;
    anyOf?: TSchema[];
    allOf?: TSchema[];
  };
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...allOf];
  return [...Object.keys(properties), ...inner.flatMap(fieldsOf)];
}

const showing = routes
  .filter(({ path, answer }) => {
    const aboutOne = /\/persons\/:id|\/own\//.test(path);
    return aboutOne || fieldsOf(answer).some((field) => SHOWS.includes(field));
  })
  .map((row) => ({ call: `${row.method} ${row.path}`, row }));

test('there are routes that show somebody', () => {
  expect(showing.length).toBeGreaterThan(15);
});

test.each(showing)('$call shows somebody, and says whom for the access log', ({ call, row }) => {
  if (call in EXCEPTIONS) expect(row.person).toBeNull();
  else expect(row.person, `${call} returns a person's record and does not log it`).not.toBeNull();
});

test('nowhere does the day of birth stand beside a masked number, of which it is all that is hidden', () => {
  const told = showing.filter(({ row }) => fieldsOf(row.answer).includes('bornOn'));
  // A certificate is the paper that its holder asked for, with the whole number.
  expect(told.map(({ call }) => call).sort()).toEqual([
    'GET /certificates/:id',
    'GET /own/certificates/:id',
    'POST /certificates/:id/withdrawal',
  ]);
});

const lists = showing.filter(({ row }) => 'rows' in ((row.answer as TObject).properties ?? {}));

test.each(lists)('$call notes everybody on the page', ({ row }) => {
  // Lists below a person are of that person; the others tell it row by row.
  const call = { params: { id: 'P1' }, query: { person: 'P1' }, caller: { person: 'P1' } };
  const one = (id: string) => ({ id, person: namesPerson(row.answer) ? { id } : id });
  const shown = row.person?.(call as never, { rows: [one('P1'), one('P2')], total: 2 });
  // A guardian's list also shows what he filed for children.
  if (row.path === '/own/cases') {
    expect([...new Set(shown)]).toEqual(['P1', 'P2']);
    return;
  }
  const ofOne = /\/persons\/:id|\/own\/|\/clinical-documents/.test(row.path);
  expect(shown).toEqual(ofOne ? 'P1' : ['P1', 'P2']);
});

/** Whether rows name a person with the name, not by the id alone. */
function namesPerson(answer: TSchema): boolean {
  const text = JSON.stringify((answer as { properties: { rows: object } }).properties.rows);
  return /"person":\{"(?:anyOf|type":"object)/.test(text);
}

test('what a page asks for by itself is known, and is noted by the hour', () => {
  const refreshed = routes.filter((row) => row.refreshed).map(({ path }) => path);
  expect(refreshed.sort()).toEqual(
    [
      ...['/encounters', '/registrations', '/stays'],
      ...[
        '/cases',
        '/cases/:id',
        '/notices',
        '/own/notices',
        '/cases/batches/:id',
        '/cases/counts',
        '/feeds/:id',
      ],
    ].sort(),
  );
});
