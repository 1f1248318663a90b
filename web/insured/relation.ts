/** The relatives between whom accounts and codes are shared. */
export const RELATIONS = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
] as const;
export type Relation = (typeof RELATIONS)[number];

const OPPOSITE: Readonly<Record<string, Relation>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
};

/** A grant says what its giver is; to the giver one names what the receiver is. */
export function oppositeOf(relation: string): string {
  return OPPOSITE[relation] ?? relation;
}
