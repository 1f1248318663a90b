// `npm test`: sets up what is missing, then runs every check, cheapest first, and adds them up.
// `npm test -- tidy lint` runs only the named ones.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ensureInstalled, ensureWebBuilt, ROOT, requireNode } from './build.mjs';

requireNode();
ensureInstalled();

const tsx = ['--import', 'tsx'];

/** `counts` reads the tests out of what was printed; a check without it counts as one. */
const CHECKS = [
  { name: 'tidy', command: process.execPath, args: [...tsx, 'tools/tidy/tidy.ts'] },
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'lint', command: bin('biome'), args: ['check', '--error-on-warnings'] },
  { name: 'tests', command: bin('vitest'), args: ['run'], counts: countVitest, env: clamd },
  { name: 'pages', run: ensureWebBuilt },
  {
    name: 'journeys',
    command: bin('vitest'),
    args: ['run', '--config', 'e2e/vitest.config.ts'],
    needs: 'e2e/vitest.config.ts',
    counts: countVitest,
    env: chromium,
  },
];

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const check of CHECKS) {
  if (wanted.length > 0 && !wanted.includes(check.name)) continue;
  if (check.needs && !existsSync(join(ROOT, check.needs))) continue;
  const began = performance.now();
  console.log(`\n── ${check.name}`);
  const { ok, output } = await perform(check);
  const counted = check.counts?.(output) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  // A run that ends badly without a failed test (a crash, say) still counts.
  if (!ok && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
  if (!ok) broken.push(check.name);
  console.log(`── ${check.name}: ${ok ? 'ok' : 'FAILED'} in ${seconds(began)} s`);
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Shows what the command prints as it prints it, and keeps it to be counted. */
function perform({ command, args, run, env }) {
  if (run) {
    run();
    return { ok: true, output: '' };
  }
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...env?.() },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-100_000);
    });
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('exit', (code) => resolve({ ok: code === 0, output }));
  });
}

/** The line `Tests  3 failed | 120 passed | 1 skipped (124)`, without its colours. */
function countVitest(output) {
  const plain = output.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
  const line = plain.split('\n').findLast((text) => /^\s*Tests\s/.test(text)) ?? '';
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** Found, unpacked or installed here, so that the journeys only start it. */
function chromium() {
  return located('CHROME_PATH', 'tools/chromium.ts');
}

/** The virus scanner that files are tested with. */
function clamd() {
  return located('CLAMD_PATH', 'tools/clamd.ts');
}

function located(name, program) {
  const found = spawnSync(process.execPath, [...tsx, program], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const path = found.stdout.trim().split('\n').at(-1);
  return found.status === 0 && path ? { [name]: path } : {};
}

function seconds(began) {
  return ((performance.now() - began) / 1000).toFixed(1);
}
