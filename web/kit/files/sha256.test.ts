import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSha256, sha256 } from './sha256.ts';

test('the sum is the standard one, with and without the help of the browser', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const wanted = createHash('sha256').update(bytes).digest('hex');
      expect(plainSha256(bytes)).toBe(wanted);
      expect(await sha256(new Uint8Array(bytes))).toBe(wanted);
    }),
  );
});
