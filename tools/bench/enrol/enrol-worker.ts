import { readFileSync } from 'node:fs';
import type { AreaCode } from '../../../src/kernel/ids.ts';
import { enrolBatch, readList } from '../../../src/money/premium/index.ts';
import { clockFrom } from '../../../src/platform/clock.ts';
import { idSource } from '../../../src/platform/id-source.ts';
import { openArea } from '../../../src/platform/sql.ts';
import { loadFigures } from '../../../src/rules/figures/index.ts';
import { TOOL_SEALER } from '../../seal-keys.ts';

export type EnrolOrder = { readonly url: string; readonly area: string; readonly file: string };
export type EnrolWord =
  | { readonly done: number }
  | { readonly orders: number; readonly persons: number; readonly refused: number };

const [order] = process.argv.slice(2).map((text) => JSON.parse(text) as EnrolOrder);

/** Enrols the list in a process of its own, which the bench kills. Always on the same day, so that both runs agree. */
async function main({ url, area, file }: EnrolOrder): Promise<void> {
  const database = openArea({ url, area: area as AreaCode, poolSize: 2, sealer: TOOL_SEALER });
  const began = performance.now();
  const start = Date.parse('2025-11-03T01:00:00Z');
  const clock = clockFrom(() => new globalThis.Date(start + Math.floor(performance.now() - began)));
  const deps = {
    ...{ database, clock, ids: idSource(clock), figures: loadFigures('matters/figures') },
    ...{ accounts: null, collectors: { bank: null, tax: null } },
  };
  const tell = (word: EnrolWord) => void process.send?.(word);
  const { progress } = await enrolBatch(
    deps,
    {
      ...{ key: 'county', year: 2026, channel: 'tax', lines: readList(readFileSync(file)) },
      onProgress: (done) => tell({ done }),
    },
    { id: 'bench', office: null },
  );
  const { orders, persons, refused } = progress;
  tell({ orders, persons, refused });
  await database.close();
  process.disconnect?.();
}

if (order) await main(order);
