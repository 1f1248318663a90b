import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addGatewayKey, type ConformTarget, holdsGatewayKey } from '../border/national/index.ts';
import type { ProviderId } from '../kernel/ids.ts';
import { findProviders } from '../money/provider/index.ts';
import { findIdentifiedPersons } from '../people/enrolment/index.ts';
import { print } from './command.ts';
import type { AreaWorld, World } from './compose.ts';
import type { Configuration } from './configuration.ts';
import {
  DEMONSTRATION_AREA,
  demonstrationState,
  findSampledPerson,
} from './demonstration/index.ts';
import { installationSealer } from './seal-keys.ts';

/** Who tries the national interface: one hospital and one pharmacy of the invented prefecture. */
const PROVIDERS = {
  hospital: 'H53290100002' as ProviderId,
  pharmacy: 'P53290100001' as ProviderId,
} as const;
/** 险种类型 of residents. */
const RESIDENT = '390';
const STYLES = ['api-hmac', 'tif', 'api-key'] as const;

type Kind = keyof typeof PROVIDERS;
type Key = { readonly accessKey: string; readonly secret: string };
type Kept = {
  readonly remark: string;
  readonly area: string;
  readonly providers: Readonly<
    Record<Kind, { readonly id: string; readonly keys: Readonly<Record<string, Key>> }>
  >;
  /** An invented person who is insured and has a recognised disease. */
  readonly person: { readonly idNumber: string; readonly scheme: string };
};

/**
 * Gives the demonstration's hospital and pharmacy a key of each gateway style, once, and writes them where the
 * person at this computer finds them. Only an open demonstration has them: its data are invented.
 */
export async function giveDemonstrationKeys(
  world: World,
  configuration: Configuration,
): Promise<void> {
  if (!world.areas().some(({ code }) => code === DEMONSTRATION_AREA)) return;
  const area = world.of(DEMONSTRATION_AREA);
  if ((await demonstrationState(area.database)) !== 'finished') return;
  const file = fileOf(configuration);
  const known = read(file);
  if (known && (await stillHeld(area, known))) return;
  const person = await sampledPerson(area);
  // An area that an older version filled has no pharmacy.
  const there = await findProviders(area.database.sql, Object.values(PROVIDERS));
  if (!person || there.size < Object.keys(PROVIDERS).length) return;
  const providers = {
    hospital: await keysFor(area, configuration, PROVIDERS.hospital),
    pharmacy: await keysFor(area, configuration, PROVIDERS.pharmacy),
  };
  const remark =
    'Keys of the invented providers, for "yikao conform --demonstration". 示范机构的网关密钥。';
  const kept: Kept = { remark, area: DEMONSTRATION_AREA, providers, person };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  print(`Gateway keys of the demonstration: ${file}`);
}

/** What `--demonstration` stands for. */
export function demonstrationTarget(
  configuration: Configuration,
  { style, kind }: Pick<ConformTarget, 'style' | 'kind'>,
): Pick<
  ConformTarget,
  'url' | 'area' | 'provider' | 'idNumber' | 'scheme' | 'accessKey' | 'secret'
> {
  const file = fileOf(configuration);
  const kept = read(file);
  if (!kept) throw new Error(`There is no ${file}; "npm start" writes it for its demonstration.`);
  const { id, keys } = kept.providers[kind];
  const key = keys[style] ?? { accessKey: '', secret: '' };
  const url = `http://127.0.0.1:${configuration.port}`;
  return { url, area: kept.area, provider: id, ...kept.person, ...key };
}

async function sampledPerson({ database, clock }: AreaWorld): Promise<Kept['person'] | null> {
  const id = await findSampledPerson(database.sql, clock.today());
  if (!id) return null;
  const { idNumber } = (await findIdentifiedPersons(database.sql, [id])).get(id) ?? {};
  return idNumber === undefined ? null : { idNumber, scheme: RESIDENT };
}

function fileOf({ dataFolder }: Configuration): string {
  return join(dataFolder, 'demonstration-keys.json');
}

function read(file: string): Kept | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null;
}

/** Another database below the same data folder knows none of the keys that were written. */
function stillHeld({ database, clock }: AreaWorld, { providers }: Kept): Promise<boolean> {
  const accessKey = providers.hospital.keys.tif?.accessKey ?? '';
  return holdsGatewayKey(database.sql, { style: 'tif', accessKey, on: clock.today() });
}

async function keysFor(
  { database, clock }: AreaWorld,
  configuration: Configuration,
  provider: ProviderId,
): Promise<Kept['providers'][Kind]> {
  const { seal } = installationSealer(configuration);
  const random = () => randomBytes(18).toString('base64url');
  const keys: Record<string, Key> = {};
  await database.transaction(async (sql) => {
    const common = { provider, on: clock.today(), random, seal };
    // So that the private line of a demonstration stays open to them beside their keys.
    const line = { style: 'none', accessKey: provider, on: common.on } as const;
    if (!(await holdsGatewayKey(sql, line))) await addGatewayKey(sql, { ...common, style: 'none' });
    for (const style of STYLES) {
      const made = await addGatewayKey(sql, { ...common, style });
      keys[style] = {
        accessKey: made.accessKey ?? made.paasid ?? made.apikey ?? '',
        secret: made.secretKey ?? made.secret ?? '',
      };
    }
  });
  return { id: provider, keys };
}
