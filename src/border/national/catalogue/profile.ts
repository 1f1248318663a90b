import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NATIONAL } from './load.ts';
import { CIPHER_MODES, CIPHER_TEXTS, ENCRYPTIONS, type Profile, SIGNED_TEXTS } from './model.ts';

export type Profiles = {
  readonly baseline: Profile;
  /** The one that lists the area (or a beginning of its code), else the baseline. */
  readonly of: (area: string) => Profile;
};

/** `baseline.yaml`, and each file of `profiles/` laid over it. */
export function loadProfiles(folder: string = NATIONAL): Profiles {
  const baseline = readProfile(join(folder, 'baseline.yaml'), null);
  const own = join(folder, 'profiles');
  const files = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.yaml')) : [];
  const others = files.sort().map((name) => readProfile(join(own, name), baseline));
  return {
    baseline,
    of: (area) =>
      others.find(({ areas }) => areas.some((begins) => area.startsWith(begins))) ?? baseline,
  };
}

function readProfile(file: string, below: Profile | null): Profile {
  const own = parse(readFileSync(file, 'utf8')) as Partial<Profile>;
  const known = below ?? COMPLETE;
  const unknown = Object.keys(own).find((name) => !(name in known));
  if (unknown) throw new Error(`${file} has the unknown setting "${unknown}".`);
  const missing = below ? undefined : Object.keys(COMPLETE).find((name) => !(name in own));
  if (missing) throw new Error(`${file} lacks the setting "${missing}".`);
  const profile = {
    ...known,
    ...own,
    signature: { ...known.signature, ...own.signature },
    cipher: { ...known.cipher, ...own.cipher },
    fields: { ...known.fields, ...own.fields },
    extraCodes: { ...known.extraCodes, ...own.extraCodes },
  };
  checkWords(file, profile);
  return profile;
}

/** A word that is none would otherwise be taken for the usual one, and a signature not be looked at. */
function checkWords(file: string, { signature, encryption, cipher }: Profile): void {
  const settings: readonly (readonly [string, string, readonly string[]])[] = [
    ['signature.over', signature.over, SIGNED_TEXTS],
    ['encryption', encryption, ENCRYPTIONS],
    ['cipher.mode', cipher.mode, CIPHER_MODES],
    ['cipher.text', cipher.text, CIPHER_TEXTS],
  ];
  for (const [name, word, words] of settings) {
    if (words.includes(word)) continue;
    throw new Error(`${file}: ${name} is ${words.join(' or ')}, not "${word}".`);
  }
}

/** Names every setting; the values are those of `baseline.yaml`, which has to state each of them. */
const COMPLETE: Profile = {
  name: '',
  areas: [],
  styles: ['none'],
  gatewayStatus: 401,
  clockSkewSeconds: 1800,
  enforceSignIn: false,
  signature: { required: false, over: 'input-as-sent' },
  encryption: 'none',
  cipher: { mode: 'ecb', text: 'hex' },
  accountInFundSum: false,
  echoSplit: 'if-sent',
  checkCodes: 'listed',
  recognitionDays: 90,
  fields: {},
  extraCodes: {},
};
