import { isEmpty, overlap } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import {
  MAPPING_ENDS_BEFORE_START,
  MAPPING_OVERLAPS,
  OTHER_LIST,
  UNKNOWN_MAPPED_CODE,
} from './errors.ts';
import type { ItemList, ItemMapping, KeptMapping } from './listing.ts';

export type MappingFacts = {
  readonly live: readonly KeptMapping[];
  readonly lists: ReadonlyMap<string, ReadonlySet<ItemList>>;
};

export type MappingChange = {
  readonly insert: readonly ItemMapping[];
  /** Ids of mappings that the new ones replace. */
  readonly withdraw: readonly string[];
};

/**
 * All, or the refusal of the first that cannot be. A mapping of the same code to the same item replaces the one
 * that it overlaps: senders repeat a mapping to change its end. To another item it is refused.
 */
export function decideMapping(
  sent: readonly ItemMapping[],
  { live, lists }: MappingFacts,
): MappingChange {
  const withdraw = new Set<string>();
  const insert: ItemMapping[] = [];
  for (const mapping of sent) {
    checkMapping(mapping, lists);
    for (const other of insert.filter((one) => clashes(one, mapping))) refuse(mapping, other);
    for (const other of live.filter((one) => clashes(one, mapping))) {
      if (other.code !== mapping.code) refuse(mapping, other);
      withdraw.add(other.id);
    }
    insert.push(mapping);
  }
  return { insert, withdraw: [...withdraw] };
}

function checkMapping(mapping: ItemMapping, lists: MappingFacts['lists']): void {
  const { ownCode, code, list, startsOn } = mapping;
  if (isEmpty(mapping)) {
    throw new Rejection(MAPPING_ENDS_BEFORE_START, { ownCode, startsOn });
  }
  const found = lists.get(code);
  if (!found) throw new Rejection(UNKNOWN_MAPPED_CODE, { ownCode, code });
  if (!found.has(list)) {
    throw new Rejection(OTHER_LIST, { ownCode, code, list, found: [...found].sort().join(', ') });
  }
}

function clashes(one: ItemMapping, other: ItemMapping): boolean {
  return one.ownCode === other.ownCode && one.list === other.list && overlap(one, other);
}

function refuse({ ownCode, code }: ItemMapping, other: ItemMapping): never {
  throw new Rejection(MAPPING_OVERLAPS, {
    ownCode,
    code,
    other: other.code,
    startsOn: other.startsOn,
  });
}
