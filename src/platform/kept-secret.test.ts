import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptSecret } from './kept-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'yikao-secret-'));
const options = { name: 'YIKAO_X', given: undefined, file: join(folder, 'a', 'x') };

test('a made secret is kept, for its owner only, and differs between installations', () => {
  const made = keptSecret(options);
  expect(keptSecret(options)).toEqual(made);
  expect(made).toHaveLength(32);
  expect(statSync(options.file).mode & 0o777).toBe(0o600);
  expect(keptSecret({ ...options, file: join(folder, 'y') })).not.toEqual(made);
});

test('a given one goes before the file and must be long', () => {
  const given = 'x'.repeat(32);
  expect(keptSecret({ ...options, given })).toEqual(
    keptSecret({ ...options, given, file: join(folder, 'never-made') }),
  );
  expect(() => keptSecret({ ...options, given: 'short' })).toThrow('at least 32 characters');
});
