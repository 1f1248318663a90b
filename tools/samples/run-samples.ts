import { nationalCatalogue, TRANSACTIONS } from '../../src/border/national/index.ts';
import { now } from '../hospital-day/his-client.ts';
import { AREA, type Centre, HOSPITAL, startCentre } from './centre.ts';
import { missingFields } from './compare-fields.ts';
import { type Hospital, openHospital } from './hospital.ts';
import { type Played, playMessages } from './play-messages.ts';
import type { Sample } from './read-samples.ts';
import { replaceIds } from './replace-ids.ts';

export type Verdict = {
  readonly file: string;
  /** `passed over`: another interface, or a number that is not offered. */
  readonly result: 'accepted' | 'answered' | 'passed over' | 'problem';
  readonly said: string;
};

/** Sends every request, and looks for every field of every answer in our own. */
export async function runSamples(
  samples: readonly Sample[],
  say: (line: string) => void,
): Promise<readonly Verdict[]> {
  const centre = await startCentre(say);
  try {
    const hospital = openHospital(centre);
    const played = await playMessages(hospital, centre);
    const verdicts: Verdict[] = [];
    for (const sample of samples) {
      verdicts.push(await judge(sample, { hospital, centre, played }));
    }
    return verdicts;
  } finally {
    await centre.stop();
  }
}

type Stage = { readonly hospital: Hospital; readonly centre: Centre; readonly played: Played };

async function judge(sample: Sample, stage: Stage): Promise<Verdict> {
  const { file, number } = sample;
  if (nationalCatalogue().find(number) === null) {
    return { file, result: 'passed over', said: `${number} is no number of this interface` };
  }
  if (!isOffered(number)) return { file, result: 'passed over', said: `${number} is not offered` };
  return sample.side === 'request' ? request(sample, stage) : response(sample, stage);
}

function isOffered(wanted: string): boolean {
  return TRANSACTIONS.some(
    ({ number, alsoKnownAs = [] }) =>
      number === wanted || alsoKnownAs.some((one) => one === wanted),
  );
}

async function request(sample: Sample, stage: Stage): Promise<Verdict> {
  const { file, number } = sample;
  const sent = { ...replaceIds(sample.message, idsFor(stage)), infno: number };
  const answer = await stage.hospital.post({ ...sent, msgid: stage.hospital.messageId() });
  return answer.infcode === 0
    ? { file, result: 'accepted', said: 'done' }
    : { file, result: 'problem', said: String(answer.err_msg ?? JSON.stringify(answer)) };
}

function idsFor({ centre, played }: Stage) {
  const { person, visit } = played.open;
  const item = centre.items[0]?.code ?? '';
  return {
    ...{ mdtrtarea_admvs: AREA, insuplc_admdvs: AREA, fixmedins_code: HOSPITAL },
    ...{ psn_no: person.id, certno: person.idNumber, mdtrt_cert_no: person.idNumber },
    ...{ psn_name: person.name, mdtrt_id: visit, setl_id: played.settlements },
    ...{ med_list_codg: item, medins_list_codg: item },
    ...{ begntime: `${now().slice(0, 10)} 00:00:00`, endtime: now(), inf_time: now() },
    fee_ocur_time: now(),
  };
}

function response({ file, number, message }: Sample, { hospital }: Stage): Verdict {
  const ours = hospital.answers(number);
  if (ours.length === 0) return { file, result: 'problem', said: `${number} was not played` };
  const missing = missingFields(message, ours);
  return missing.length === 0
    ? { file, result: 'answered', said: 'every field is there' }
    : { file, result: 'problem', said: `missing: ${missing.join(', ')}` };
}
