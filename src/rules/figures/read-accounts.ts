import { assert } from '../../kernel/assert.ts';
import {
  ACCOUNT_USES,
  type AccountFigures,
  type AccountUse,
  type SharingFigures,
} from './model-accounts.ts';
import type { NodeReader } from './node-reader.ts';

const DAY_OF_YEAR = /^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/;
const RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild'];

export function readAccounts(at: NodeReader): AccountFigures {
  const [inService, retired] = [at.child('inService'), at.child('retired')];
  const interest = at.child('interest');
  return {
    inService: { share: inService.share('share'), source: inService.text('source') },
    retired: {
      ...{ base: retired.amount('base'), share: retired.share('share') },
      source: retired.text('source'),
    },
    interest: {
      ...{ rate: interest.share('rate'), until: interest.text('until', DAY_OF_YEAR) },
      source: interest.text('source'),
    },
  };
}

export function readSharing(at: NodeReader): SharingFigures {
  const own = at.child('own');
  const shared = (name: string) => {
    const part = at.child(name);
    const relations = known(part, 'relations', RELATIONS);
    return { relations, uses: usesOf(part), source: part.text('source') };
  };
  return {
    own: { uses: usesOf(own), source: own.text('source') },
    family: shared('family'),
    wallet: shared('wallet'),
  };
}

function usesOf(at: NodeReader): AccountUse[] {
  return known(at, 'uses', ACCOUNT_USES) as AccountUse[];
}

/** A closed list: nothing that is not known, and nothing twice. */
function known(at: NodeReader, name: string, words: readonly string[]): string[] {
  const all = at.texts(name);
  assert(all.length > 0, `${name} is not empty`);
  for (const word of all) assert(words.includes(word), `${name} is known, not "${word}"`);
  assert(new Set(all).size === all.length, `${name} says nothing twice`);
  return [...all];
}
