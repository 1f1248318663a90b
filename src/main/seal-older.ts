import { sealPlain } from '../platform/sealing/renew.ts';
import type { AreaDatabase } from '../platform/sql.ts';

const TOLD_EVERY = 100_000;

/** Seals what an older version of this program left in plain in an area, and says how far it is. */
export async function sealOlder(owner: AreaDatabase, say: (line: string) => void): Promise<void> {
  let told = 0;
  const sealed = await sealPlain(owner, (table, done) => {
    if (done < told) told = 0;
    if (done - told < TOLD_EVERY) return;
    told = done;
    say(`Sealing ${table}: ${done} rows …`);
  });
  if (sealed > 0) say(`Area ${owner.area}: ${sealed} rows of an older version were sealed.`);
}
