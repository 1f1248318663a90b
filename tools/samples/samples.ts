import { readSamples } from './read-samples.ts';
import { runSamples } from './run-samples.ts';

/** `npm run samples -- FOLDER`: exit 1 when a message was refused or an answer lacks a field. */
const [folder] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const samples = folder === undefined ? null : readSamples(folder);
if (samples === null || samples.length === 0) {
  const why = folder === undefined ? 'No folder was given' : `There are no samples in ${folder}`;
  say(`${why}: nothing was tried. Files are named <source>_<number>_<request|response>.json.`);
} else {
  const verdicts = await runSamples(samples, say);
  for (const { file, result, said } of verdicts) say(`${result.padEnd(11)}  ${file}: ${said}`);
  const of = (result: string) => verdicts.filter((one) => one.result === result).length;
  say(
    `${of('accepted')} accepted, ${of('answered')} answered, ${of('passed over')} passed over, ${of('problem')} problems`,
  );
  process.exitCode = of('problem') === 0 ? 0 : 1;
}
