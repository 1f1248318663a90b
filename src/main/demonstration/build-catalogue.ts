import { assert } from '../../kernel/assert.ts';
import { type Day, day } from '../../kernel/days.ts';
import { rate, yuan } from '../../kernel/money.ts';
import { holdsOn } from '../../kernel/period.ts';
import type { CatalogueItem, ItemClass, ItemKind, ItemList } from '../../rules/catalogue/index.ts';
import { DRUGS } from './catalogue/drugs.ts';
import { HERBAL } from './catalogue/herbal.ts';
import { MATERIALS } from './catalogue/materials.ts';
import { SERVICES } from './catalogue/services.ts';
import { groupBy } from './group-by.ts';

/** A catalogue item with what the generator needs to use it. */
export type DemoItem = CatalogueItem & {
  readonly initials: string;
  /** What a provider usually charges for one. */
  readonly price: string;
  /** Illnesses and situations in which it is used. */
  readonly uses: readonly string[];
  /** Of what stands in a list of its own. */
  readonly listed?: {
    readonly list: ItemList;
    readonly particulars: Readonly<Record<string, string>>;
  };
};

export type DemoCatalogue = {
  readonly items: readonly DemoItem[];
  /** The version of a code in force on a day. */
  readonly itemOn: (code: string, on: Day) => DemoItem;
  /** Codes of the items of a kind that serve a use. */
  readonly codesFor: (use: string) => readonly string[];
  /** The code of an item by its name. */
  readonly codeOf: (name: string) => string;
};

export const CATALOGUE_SOURCE = 'assumed: demonstration';
const BEGINS = '2024-01-01';

export function buildCatalogue(): DemoCatalogue {
  const items = [
    ...readItems(DRUGS, 'drug'),
    ...readItems(SERVICES, 'service'),
    ...readItems(MATERIALS, 'material'),
    ...HERBAL.trim().split('\n').map(readListed),
  ];
  const versions = groupBy(items, (item) => [item.code]);
  const byUse = groupBy(items, (item) => item.uses);
  const byName = new Map(items.map((item) => [item.name, item.code]));
  const codes = new Map(
    [...byUse].map(([use, found]) => [use, [...new Set(found.map(({ code }) => code))]]),
  );
  return {
    items,
    itemOn(code, on) {
      const found = versions.get(code)?.find((item) => holdsOn(item, on));
      assert(found, `the demonstration catalogue holds ${code} on ${on}`);
      return found;
    },
    codesFor(use) {
      const found = codes.get(use);
      assert(found, `the demonstration catalogue has items for ${use}`);
      return found;
    },
    codeOf(name) {
      const code = byName.get(name);
      assert(code, `the demonstration catalogue names ${name}`);
      return code;
    },
  };
}

/** A version holds until the next line of the same code begins. */
function readItems(table: string, kind: ItemKind): DemoItem[] {
  const lines = table.trim().split('\n');
  return lines.map((line, index) => {
    const item = readItem(line, kind);
    const following = lines[index + 1]?.split('|');
    const next = following?.[0] === item.code ? following[10] : undefined;
    return next === undefined ? item : { ...item, endsOn: day(next) };
  });
}

function readItem(line: string, kind: ItemKind): DemoItem {
  const fields = line.split('|');
  const [code, name, initials, unit, itemClass, prior, price, ceiling, procured, uses, from] =
    fields;
  assert(code && name && initials && unit && prior && price, `a complete line, not "${line}"`);
  assert(itemClass === 'A' || itemClass === 'B' || itemClass === 'C', `a class in "${line}"`);
  return {
    code,
    kind,
    name,
    initials,
    unit,
    class: itemClass satisfies ItemClass,
    priorRate: rate(prior),
    price,
    ceiling: ceiling ? yuan(ceiling) : null,
    procured: procured === 'procured',
    uses: (uses ?? '').split(' '),
    startsOn: day(from || BEGINS),
    endsOn: null,
  };
}

/** No illness calls for these: they fill the downloads and can be searched and charged. */
function readListed(line: string): DemoItem {
  const [list, code, name, initials, unit, itemClass, prior, price, ceiling, said] =
    line.split('|');
  const item = [code, name, initials, unit, itemClass, prior, price, ceiling, '', 'herbal', ''];
  const particulars = Object.fromEntries((said ?? '').split(' ').map((one) => one.split('=')));
  return {
    ...readItem(item.join('|'), 'drug'),
    listed: { list: list as ItemList, particulars },
  };
}
