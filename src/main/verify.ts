import { systemClock } from '../platform/clock.ts';
import { openFiles } from '../platform/files/settings.ts';
import { createVault } from '../platform/files/vault.ts';
import { type ProofReport, verify } from '../watch/proof/index.ts';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { openDatabase } from './open-database.ts';

export const command: Command = {
  usage: [
    {
      call: 'verify [--json] [--sample N]',
      does: 'compute every sum, chain and total again, open every sealed value (or some N a table)',
    },
  ],
  async run(args) {
    const sealedSample = sampleOf(args);
    if (sealedSample === undefined) return misused(command);
    const configuration = readConfiguration();
    const json = args.includes('--json');
    const say = json ? () => undefined : print;
    const database = await openDatabase({ configuration, say, join: true });
    const store = await openFiles(configuration.files, configuration.dataFolder);
    try {
      const reports: ProofReport[] = [];
      for (const area of database.areas) {
        const opened = database.open(area, 2);
        const vault = createVault({ store, sealer: opened.sql.sealer, area: area.code });
        const papers = { database: opened, vault };
        const deps = { database: opened, clock: systemClock, sealedSample, papers };
        const report = await verify(deps).finally(opened.close);
        reports.push(report);
        if (!json) show(report);
      }
      if (json) print(JSON.stringify(reports, null, 2));
      return reports.every(({ sound }) => sound) ? 0 : 1;
    } finally {
      await database.stop();
    }
  },
};

/** Undefined: not understood. */
function sampleOf(args: readonly string[]): number | null | undefined {
  const at = args.indexOf('--sample');
  if (at < 0) return null;
  const text = args[at + 1] ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function show({ area, checks, sound }: ProofReport): void {
  print(`Area ${area}`);
  for (const { name, checked, found, problems } of checks) {
    print(`  ${name.padEnd(20)} ${String(checked).padStart(10)} checked, ${found} wrong`);
    for (const { what, where } of problems) print(`    ${where}: ${what}`);
    if (found > problems.length) print(`    … and ${found - problems.length} more`);
  }
  print(sound ? 'Everything agrees.' : 'NOT everything agrees.');
}
