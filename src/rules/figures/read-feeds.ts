import { assert } from '../../kernel/assert.ts';
import { WHOLE } from '../../kernel/money.ts';
import type { FeedFigures } from './model-feeds.ts';
import { CODE, type NodeReader } from './node-reader.ts';

export function readFeeds(at: NodeReader): FeedFigures {
  const part = (name: string) => {
    const share = at.share(name);
    assert(share <= WHOLE, `${name} is a part of a list`);
    return share;
  };
  return {
    endingsShare: part('endingsShare'),
    dropShare: part('dropShare'),
    sources: at.some('sources').map((one) => ({
      code: one.text('code', CODE),
      zh: one.text('zh'),
      en: one.text('en'),
      groups: one.text('groups', /^[a-z- ]+$/).split(' '),
    })),
    source: at.text('source'),
  };
}
