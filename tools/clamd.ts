import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = 'clamav-daemon';
/** What is printed is the path, and nothing else. */
const TO_ERRORS: SpawnSyncOptions['stdio'] = ['ignore', 2, 2];
const CACHE = join(ROOT, 'node_modules', '.cache', 'yikao-clamd');

/**
 * A clamd that starts here: the one of CLAMD_PATH, an installed one, one unpacked earlier, as root on Debian one installed
 * with apt-get, or else one unpacked from Debian's packages, for which nobody needs to be root.
 */
export function clamdPath(): string {
  const given = process.env.CLAMD_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CLAMD_PATH is ${given}, which does not start.`);
  }
  const found = installed() ?? unpacked() ?? fromDebian() ?? unpackDebian();
  if (found) return found;
  throw new Error(
    'No clamd starts here. Install one (Debian: clamav-daemon, macOS: clamav), or set CLAMD_PATH.',
  );
}

function installed(): string | null {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'],
  ];
  const candidates = folders.map((folder) => join(folder, 'clamd'));
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null;
}

function unpacked(): string | null {
  const launcher = join(CACHE, 'launch.sh');
  return existsSync(launcher) && starts(launcher) ? launcher : null;
}

/** Where we may: continuous integration mostly runs as root on Debian. The service itself is not wanted. */
function fromDebian(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.error('Installing ClamAV with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options: SpawnSyncOptions = { stdio: TO_ERRORS, env };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', PACKAGE], options);
  return installed();
}

/** What apt would install is fetched and unpacked beside the packages; lists and archives of its own need no root. */
function unpackDebian(): string | null {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return null;
  console.error('Unpacking ClamAV from Debian packages …');
  const partial = `${CACHE}.${process.pid}`;
  for (const part of ['lists/partial', 'archives/partial', 'root']) {
    mkdirSync(join(partial, part), { recursive: true });
  }
  const own = [
    ...['-o', `Dir::State::lists=${join(partial, 'lists')}`],
    ...['-o', `Dir::Cache=${partial}`, '-o', `Dir::Cache::archives=${join(partial, 'archives')}`],
    ...['-o', 'Debug::NoLocking=1', '-o', 'APT::Sandbox::User='],
  ];
  const options: SpawnSyncOptions = { stdio: TO_ERRORS };
  spawnSync('apt-get', [...own, 'update', '-q'], options);
  const fetching = ['install', '-qy', '--no-install-recommends', '--download-only', PACKAGE];
  spawnSync('apt-get', [...own, ...fetching], options);
  const archives = join(partial, 'archives');
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    spawnSync('dpkg-deb', ['-x', join(archives, file), join(partial, 'root')], options);
  }
  writeFileSync(join(partial, 'launch.sh'), LAUNCHER);
  chmodSync(join(partial, 'launch.sh'), 0o755);
  rmSync(join(partial, 'lists'), { recursive: true, force: true });
  rmSync(archives, { recursive: true, force: true });
  rmSync(CACHE, { recursive: true, force: true });
  renameSync(partial, CACHE);
  return unpacked();
}

/** The libraries that came with it stand before those of the system, which may lack some. */
const LAUNCHER = `#!/bin/sh
root=$(cd "$(dirname "$0")" && pwd)/root
for folder in "$root"/usr/lib/*-linux-gnu* "$root"/lib/*-linux-gnu* "$root"/usr/lib; do
  [ -d "$folder" ] && LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder"
done
export LD_LIBRARY_PATH
exec "$root/usr/sbin/clamd" "$@"
`;

function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

if (process.argv[1] === import.meta.filename) console.log(clamdPath());
