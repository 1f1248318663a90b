import { rate } from '../../kernel/money.ts';
import type { FeedFigures } from './model-feeds.ts';
import { checkNode, listOf, type Node, textOf } from './read-node.ts';

const SHARE = /^[01](\.\d{1,6})?$/;
const CODE = /^[a-z][a-z0-9-]{1,40}$/;

/** Absent: the area takes no lists. */
export function readFeeds(tree: unknown, place: string): FeedFigures | null {
  if (tree === undefined) return null;
  const node = checkNode(tree, place);
  return {
    endingsShare: rate(textOf(node, 'endingsShare', place, SHARE)),
    dropShare: rate(textOf(node, 'dropShare', place, SHARE)),
    sources: listOf(node, 'sources', place).map((one) => readSource(checkNode(one, place), place)),
    source: textOf(node, 'source', place),
  };
}

function readSource(node: Node, place: string): FeedFigures['sources'][number] {
  return {
    code: textOf(node, 'code', place, CODE),
    zh: textOf(node, 'zh', place),
    en: textOf(node, 'en', place),
    groups: textOf(node, 'groups', place, /^[a-z- ]+$/).split(' '),
  };
}
