import { randomBytes } from 'node:crypto';
import { addGatewayKey, isKeyStyle, KEY_STYLES } from '../border/national/index.ts';
import type { ProviderId } from '../kernel/ids.ts';
import { systemClock } from '../platform/clock.ts';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';
import { installationSealer } from './seal-keys.ts';

const usage = [
  {
    call: 'gateway-key AREA PROVIDER STYLE [PUBLIC_KEY]',
    does: `give a provider a key of the national interface (${KEY_STYLES.join(', ')})`,
  },
];

export const command: Command = {
  usage,
  async run(args) {
    const [code, provider, style = '', publicKey] = args;
    const most = style === 'signature' ? 4 : 3;
    if (args.length !== most || !code || !provider || !isKeyStyle(style)) return misused({ usage });
    const configuration = readConfiguration();
    const sealer = installationSealer(configuration);
    const database = await openDatabase({ configuration, say: print, join: true });
    try {
      const names = database.areas.find((area) => area.code === code);
      if (!names) throw new Error(`There is no area ${code}.`);
      const opened = database.open(names, 1);
      const made = await addGatewayKey(opened.sql, {
        style,
        provider: provider as ProviderId,
        on: systemClock.today(),
        ...(publicKey !== undefined && { publicKey }),
        random: () => randomBytes(18).toString('base64url'),
        seal: sealer.seal,
      }).finally(opened.close);
      for (const [name, value] of Object.entries(made)) print(`${name}: ${value}`);
      if (style !== 'none') print('Keep it: what is secret is not shown again.');
      return 0;
    } finally {
      await database.stop();
    }
  },
};
