import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderSettings } from '../border/identity/index.ts';
import { type GatewaySettings, readGatewaySettings } from '../counter/notices/index.ts';
import { type FileSettings, readFileSettings } from '../platform/files/settings.ts';
import { PROJECT_ROOT } from '../platform/project-root.ts';
import { SCHEMES, type Scheme } from '../platform/sealing/schemes.ts';

/** Everything that comes from the environment, read once. */
export type Configuration = {
  readonly port: number;
  /** The host to listen on; null: loopback without keys, all addresses with them. */
  readonly host: string | null;
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's; null: our own. */
  readonly databaseUrl: string | null;
  readonly keys: string | undefined;
  /** What secrets are sealed with; absent: a key of our own in the data folder. */
  readonly sealKeys: string | undefined;
  /** Of keys that this program makes. */
  readonly sealScheme: Scheme;
  /** Whether an empty demonstration area is filled at the first start, and with how many people. */
  readonly demonstrationPeople: number;
  readonly lanes: number;
  /** Signs e-vouchers. */
  readonly voucherKey: string | undefined;
  /** Signs the QR codes of papers that the agency gives out. */
  readonly paperKey: string | undefined;
  /** Address of the bank that pays the providers; `stub`: our own on loopback; null: files only. */
  readonly bank: string | null;
  /** Addresses of the bank and the tax office that collect premiums; `stub`: ours on loopback; null: nobody does. */
  readonly collectors: { readonly bank: string | null; readonly tax: string | null };
  /** Nobody works without signing in, although no keys are set. */
  readonly signInRequired: boolean;
  /** A government's identity provider; null: none. */
  readonly provider: ProviderSettings | null;
  /** Addresses of the proxies before this server, which tell the caller's address and whether TLS was used. */
  readonly proxies: readonly string[];
  /** Where the papers lie that people bring, and who looks at them for viruses. */
  readonly files: FileSettings;
  /** By which ways people are told of their cases. */
  readonly gateways: GatewaySettings;
};

const PORT = 8080;
const DEMONSTRATION_PEOPLE = 3_000;
const LANES = 3;

export function readConfiguration(from: NodeJS.ProcessEnv = process.env): Configuration {
  return {
    port: whole(from.PORT, 'PORT', { otherwise: PORT, most: 65_535 }),
    host: from.YIKAO_HOST || null,
    dataFolder: from.YIKAO_DATA || join(PROJECT_ROOT, '.data'),
    databaseUrl: from.DATABASE_URL || null,
    keys: from.YIKAO_KEYS,
    sealKeys: from.YIKAO_SEAL_KEY || undefined,
    sealScheme: schemeOf(from.YIKAO_SEAL_SCHEME),
    demonstrationPeople: whole(from.YIKAO_DEMO, 'YIKAO_DEMO', {
      otherwise: DEMONSTRATION_PEOPLE,
      most: 3_350_000,
    }),
    lanes: whole(from.YIKAO_LANES, 'YIKAO_LANES', { otherwise: LANES, most: 64 }),
    voucherKey: from.YIKAO_VOUCHER_KEY,
    paperKey: from.YIKAO_PAPER_KEY,
    bank: bankOf(from.YIKAO_BANK),
    collectors: {
      bank: bankOf(from.YIKAO_PREMIUM_BANK, 'YIKAO_PREMIUM_BANK'),
      tax: bankOf(from.YIKAO_PREMIUM_TAX, 'YIKAO_PREMIUM_TAX'),
    },
    signInRequired: signInOf(from.YIKAO_SIGN_IN),
    provider: providerOf(from),
    proxies: (from.YIKAO_PROXIES ?? '').split(',').flatMap((one) => one.trim() || []),
    files: readFileSettings(from),
    gateways: readGatewaySettings(from),
  };
}

function signInOf(text: string | undefined): boolean {
  if (text === undefined || text === '') return false;
  if (text === 'required') return true;
  throw new Error(`YIKAO_SIGN_IN must be "required" or absent, not "${text}".`);
}

/** Whoever reads the way to the identity provider could be anybody, so it is encrypted, but on this machine. */
function providerOf(from: NodeJS.ProcessEnv): ProviderSettings | null {
  const { YIKAO_OIDC_ISSUER: issuer, YIKAO_OIDC_CLIENT: client, YIKAO_OIDC_SECRET: secret } = from;
  const own = from.YIKAO_PUBLIC_URL;
  if (!issuer) return null;
  if (!client || !secret || !own) {
    throw new Error(
      'YIKAO_OIDC_ISSUER needs YIKAO_OIDC_CLIENT, YIKAO_OIDC_SECRET and YIKAO_PUBLIC_URL.',
    );
  }
  for (const address of [issuer, own]) {
    if (!/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)([:/]|$))/.test(address)) {
      throw new Error(`Signing in needs an https address, not "${address}".`);
    }
  }
  return {
    issuer,
    client,
    secret,
    name: from.YIKAO_OIDC_NAME || '统一身份认证',
    claim: from.YIKAO_OIDC_CLAIM || 'preferred_username',
    callback: new URL('/api/sign-in/provider/callback', own).href,
  };
}

function schemeOf(text: string | undefined): Scheme {
  if (text === undefined || text === '') return 'aes';
  const known = SCHEMES.find((scheme) => scheme === text);
  if (known) return known;
  throw new Error(`YIKAO_SEAL_SCHEME must be "aes" or "sm4", not "${text}".`);
}

/** Payments travel encrypted, but on this machine. */
function bankOf(text: string | undefined, name = 'YIKAO_BANK'): string | null {
  if (text === undefined || text === '') return null;
  if (text === 'stub' || /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(text))
    return text;
  throw new Error(`${name} must be "stub" or an https address, not "${text}".`);
}

export function versionOf(): string {
  const text = readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function whole(
  text: string | undefined,
  name: string,
  { otherwise, most }: { otherwise: number; most: number },
): number {
  if (text === undefined || text === '') return otherwise;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new Error(`${name} must be a whole number up to ${most}, not "${text}".`);
}
