/** Deadlines that were shortened: what the documents of the matters promise. */
import { loadMatters, type Matter } from '../../src/counter/matters/index.ts';
import { type Difference, differ } from './compare.ts';
import { expectKeys, type Fields, fieldsOf, list, text } from './fields.ts';
import type { Packs } from './read-pack.ts';

/** Which documents an item is, which all promise the same. `rule`: what a rule decides; `people`: what is left to them. */
const ITEMS: Readonly<Record<string, { readonly codes: readonly string[]; readonly by: By }>> = {
  transfer: { codes: ['transfer-in', 'transfer-out'], by: 'people' },
  refund: { codes: ['premium-refund'], by: 'rule' },
  'refund-special': { codes: ['premium-refund'], by: 'people' },
};
type By = 'rule' | 'people';

export function runDeadline(_packs: Packs, testCase: Fields): Difference[] {
  return compareDeadlines(loadMatters('matters').matters, testCase);
}

export function compareDeadlines(matters: readonly Matter[], testCase: Fields): Difference[] {
  expectKeys(testCase, ['id', 'kind', 'title', 'rows', 'seedRefs', 'assumptions', 'tags', 'note']);
  return list(testCase, 'rows').flatMap((value, index) => {
    const where = `rows[${index}]`;
    const row = fieldsOf(value, where);
    expectKeys(row, ['item', 'workingDays', 'old', 'materials', 'oldMaterials', 'hours']);
    const item = text(row, 'item');
    // Hours of the hotline are no matter of a counter.
    const known = ITEMS[item];
    if (!known && row.object.hours !== undefined) return [];
    const found = matters.filter(({ code }) => known?.codes.includes(code));
    if (!known || found.length < known.codes.length) {
      return [{ key: `${where}.item`, expected: item, got: 'no document' }];
    }
    return found.flatMap((matter) => compare(where, row, { matter, by: known.by }));
  });
}

function compare(
  where: string,
  { object }: Fields,
  { matter, by }: { readonly matter: Matter; readonly by: By },
): Difference[] {
  const { automatic, deadline, steps, materials } = matter;
  const days = by === 'rule' && automatic ? 0 : deadline.workingDays;
  const together = steps.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const own = by === 'people' && automatic && together > days ? together : days;
  const brought = materials.filter(({ fetched }) => fetched === null);
  return [
    ...differ(`${where}.workingDays ${matter.code}`, object.workingDays, String(own)),
    // A document may ask for less, and asks for some only in some cases.
    ...(object.materials === undefined || brought.length <= Number(object.materials)
      ? []
      : differ(`${where}.materials`, object.materials, String(brought.length))),
  ];
}
