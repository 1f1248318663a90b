import { writeFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  CONFORM_SCRIPTS,
  type ConformResult,
  type ConformTarget,
  faultsOf,
  isConforming,
  isConformStyle,
  OUTCOME_NAMES,
  reportAsJson,
  runScripts,
  writeReport,
} from '../border/national/index.ts';
import { momentOf, systemClock } from '../platform/clock.ts';
import { type Command, misused, print } from './command.ts';
import { readConfiguration } from './configuration.ts';
import { demonstrationTarget } from './demonstration-keys.ts';

const usage = [
  {
    call: 'conform --url URL --style STYLE …',
    does: 'try a national interface as a hospital would, and write a report (conform --help)',
  },
];
const PATH = '/fsi/api/rsfComIfsService/callService';
const HELP = `Usage: yikao conform --url URL --style STYLE --provider ID --id-number NUMBER [options]
       yikao conform --demonstration [--style STYLE] [--pharmacy] [options]

  --url URL           the test area's address, e.g. http://127.0.0.1:8080
  --style STYLE       none, api-hmac, tif or api-key; none is a private line
  --key KEY           access key (of api-key: the key); also YIKAO_CONFORM_KEY
  --secret SECRET     secret of the style; better YIKAO_CONFORM_SECRET, which other users cannot see
  --area CODE         pooling area (532900)
  --provider ID       the provider that sends
  --pharmacy          the provider is a retail pharmacy
  --id-number NUMBER  identity card of an insured person of the test area
  --scheme CODE       insurance of that person (390)
  --item CODE         what is charged; absent: the first medicine of 1301
  --path PATH         address of messages (${PATH})
  --only NAME,NAME    only these scripts: ${CONFORM_SCRIPTS.map(({ name }) => name).join(', ')}
  --report FILE       the report in HTML (conform-report.html)
  --json FILE         the report for machines as well
  --demonstration     provider, person and keys of the demonstration prefecture of this machine

Exit code 0: nothing failed and nothing stayed open; 1: it did; 2: the arguments were not understood.`;

const OPTIONS = {
  ...{ url: { type: 'string' }, style: { type: 'string' }, path: { type: 'string' } },
  ...{ key: { type: 'string' }, secret: { type: 'string' } },
  ...{ area: { type: 'string' }, provider: { type: 'string' }, pharmacy: { type: 'boolean' } },
  ...{ 'id-number': { type: 'string' }, scheme: { type: 'string' }, item: { type: 'string' } },
  ...{ only: { type: 'string' }, report: { type: 'string' }, json: { type: 'string' } },
  ...{ demonstration: { type: 'boolean' }, help: { type: 'boolean' } },
} as const satisfies ParseArgsConfig['options'];

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

export const command: Command = {
  usage,
  async run(args) {
    const values = valuesOf(args);
    if (values?.help) {
      print(HELP);
      return 0;
    }
    const target = values && targetOf(values);
    const only = values?.only?.split(',');
    const known = only?.every((one) => CONFORM_SCRIPTS.some(({ name }) => name === one)) ?? true;
    if (!values || !target || !known) {
      process.stderr.write(
        'See "yikao conform --help": an address, a provider and a person are needed.\n',
      );
      return misused({ usage });
    }
    const results = await runScripts({
      target,
      clock: systemClock,
      ...(only && { only }),
      onResult: tell,
    });
    return finish(values, target, results);
  },
};

function valuesOf(args: readonly string[]): Values | null {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return null;
  }
}

function targetOf(values: Values): ConformTarget | null {
  const { style = 'none', pharmacy = false } = values;
  if (!isConformStyle(style)) return null;
  const kind = pharmacy ? 'pharmacy' : 'hospital';
  const known = values.demonstration
    ? demonstrationTarget(readConfiguration(), { style, kind })
    : null;
  const url = values.url ?? known?.url;
  const provider = values.provider ?? known?.provider;
  const idNumber = values['id-number'] ?? known?.idNumber;
  if (!url || !provider || !idNumber) return null;
  const { YIKAO_CONFORM_KEY = '', YIKAO_CONFORM_SECRET = '' } = process.env;
  return {
    ...{ url: url.replace(/\/+$/, ''), path: values.path ?? PATH, style, kind },
    accessKey: values.key ?? known?.accessKey ?? YIKAO_CONFORM_KEY,
    secret: values.secret ?? known?.secret ?? YIKAO_CONFORM_SECRET,
    ...{ area: values.area ?? known?.area ?? '532900', provider, idNumber },
    ...{ scheme: values.scheme ?? known?.scheme ?? '390', item: values.item ?? null },
  };
}

function finish(values: Values, target: ConformTarget, results: readonly ConformResult[]): number {
  const at = momentOf(systemClock.now());
  const { report = 'conform-report.html', json } = values;
  writeFileSync(report, writeReport(target, results, at));
  if (json !== undefined) writeFileSync(json, reportAsJson(target, results, at));
  const conforms = isConforming(results);
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  print(`\n${passed} of ${results.length} scripts passed; the platform ${verdict(conforms)}.`);
  print(`Report: ${report}${json === undefined ? '' : `, ${json}`}`);
  return conforms ? 0 : 1;
}

function verdict(conforms: boolean): string {
  return conforms ? 'conforms' : 'does NOT conform';
}

/** One line a script, and below it what is wrong. */
function tell(result: ConformResult): void {
  const { outcome, title, script, steps, ended, leftOpen } = result;
  const word = outcome === 'failed' ? 'FAILED' : OUTCOME_NAMES[outcome].en;
  const faults = faultsOf(result);
  const count = `${steps.length} steps${faults === 0 ? '' : `, ${faults} faults`}`;
  print(`${word.padEnd(12)} ${script.padEnd(16)} ${title.en} (${count})`);
  for (const { findings, title: step } of steps) {
    for (const { at, said } of findings) print(`    ${at}: ${said.en} [${step.en}]`);
  }
  if (ended !== null && outcome !== 'passed') print(`    ended: ${ended.en}`);
  for (const one of leftOpen) print(`    left open: ${one.en}`);
}
