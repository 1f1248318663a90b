import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = '@sparticuz/chromium';

/** For machines without a display, a sandbox or a way out to the internet. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * A Chromium that starts here: the one of CHROME_PATH, an installed one, the one inside the npm
 * package, or, as root on Debian, one installed with apt-get.
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  const found = installed() ?? packaged() ?? fromDebian();
  if (found) return found;
  throw new Error(
    'No Chromium starts here. Install one, or set CHROME_PATH to a Chrome or Chromium.',
  );
}

function installed(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null;
}

/** The package holds Brotli files; they are unpacked once into a cache beside the packages. */
function packaged(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const home = packageFolder();
  if (!home) return null;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(ROOT, 'node_modules', '.cache', `yikao-chromium-${version}`);
  const launcher = join(cache, 'launch.sh');
  if (!existsSync(launcher)) unpack(join(home, 'bin'), cache);
  return starts(launcher) ? launcher : null;
}

function packageFolder(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    return entry.slice(0, entry.lastIndexOf(join(PACKAGE)) + PACKAGE.length);
  } catch {
    return null;
  }
}

function unpack(bin: string, cache: string): void {
  const partial = `${cache}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const chromium = join(partial, 'chromium');
  writeFileSync(chromium, brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))));
  chmodSync(chromium, 0o755);
  for (const name of ['swiftshader', 'fonts', 'al2023']) {
    const input = brotliDecompressSync(readFileSync(join(bin, `${name}.tar.br`)));
    const done = spawnSync('tar', ['-xf', '-', '-C', partial], { input });
    if (done.status !== 0) throw new Error(`${name}.tar could not be unpacked: ${done.stderr}`);
  }
  writeFileSync(join(partial, 'launch.sh'), LAUNCHER, { mode: 0o755 });
  rmSync(cache, { recursive: true, force: true });
  renameSync(partial, cache);
}

/** The system's libraries come first; those of the package stand in for missing ones. */
const LAUNCHER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
if ldd "$here/chromium" 2>/dev/null | grep -q 'not found'; then
  export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib"
fi
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;

/** The last resort, where we may: continuous integration mostly runs as root on Debian. */
function fromDebian(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium with apt-get …');
  const options = {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], options);
  return installed();
}

function starts(path: string): boolean {
  const tried = spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 });
  return tried.status === 0;
}

if (process.argv[1] === import.meta.filename) console.log(await chromiumPath());
