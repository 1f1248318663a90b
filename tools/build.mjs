// Installs and builds what is missing or out of date. Plain JavaScript without dependencies: it runs
// before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const SERVER = join(ROOT, 'dist', 'server', 'main.js');

const NODE_WANTED = [20, 19];
const INSTALL_STAMP = join(ROOT, 'node_modules', '.yikao-installed');
const SERVER_SOURCES = [
  'src',
  'tools',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];
const WEB_SOURCES = [
  'web',
  'src',
  'policies/vocabulary.yaml',
  'national/places.tsv',
  'package-lock.json',
];

/** Ends the program with a sentence when Node is too old to run any of this. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_WANTED;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(
    `Yikao needs Node ${NODE_WANTED.join('.')} or later; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** `npm ci`, unless what is installed is what the lock file says. */
export function ensureInstalled() {
  const lock = hashOf(['package-lock.json']);
  if (readText(INSTALL_STAMP) === lock) return;
  if (!isInstalledByHand()) {
    console.log('Installing the packages (npm ci) …');
    npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  }
  writeFileSync(INSTALL_STAMP, lock);
}

export function ensureServerBuilt() {
  ensure('server', SERVER_SOURCES, () => {
    console.log('Compiling the server …');
    rmSync(join(ROOT, 'dist', 'server'), { recursive: true, force: true });
    run(bin('tsc'), ['-p', 'tsconfig.build.json']);
  });
}

export function ensureWebBuilt() {
  if (!existsSync(join(ROOT, 'web', 'index.html'))) return;
  ensure('web', WEB_SOURCES, () => {
    console.log('Building the pages …');
    run(bin('vite'), ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']);
  });
}

/** Whether `dist/` holds the server as the sources now say. */
export function isServerBuilt() {
  return existsSync(SERVER) && readText(stampOf('server')) === hashOf(SERVER_SOURCES);
}

export function bin(name) {
  return join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/** Runs a command to its end and leaves with its failure. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (done.status === 0) return;
  console.error(
    `Failed: ${[command, ...args].join(' ')}${done.error ? ` (${done.error.message})` : ''}`,
  );
  process.exit(1);
}

function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) run(process.execPath, [own, ...args], { shell: false });
  else run('npm', args);
}

/** Someone ran npm here after the lock file was last written; npm notes what it installed. */
function isInstalledByHand() {
  const noted = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  return statSync(noted).mtimeMs + 1_000 >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

function ensure(name, sources, build) {
  const wanted = hashOf(sources);
  if (readText(stampOf(name)) === wanted) return;
  rmSync(stampOf(name), { force: true });
  build();
  mkdirSync(dirname(stampOf(name)), { recursive: true });
  writeFileSync(stampOf(name), wanted);
}

function stampOf(name) {
  return join(ROOT, 'dist', `${name}.stamp`);
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    hash.update(path).update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!/^\.|\.test\.tsx?$/.test(name)) addTo(hash, join(path, name));
  }
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  ensureInstalled();
  ensureServerBuilt();
  ensureWebBuilt();
}
