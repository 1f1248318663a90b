import { expect, test } from 'vitest';
import { addPerson } from '../../../money/settlement/testing.ts';
import { nationalCatalogue } from '../catalogue/load.ts';
import type { FieldSpec } from '../catalogue/model.ts';
import { type Answer, hospitalWorld, openStay } from '../money/testing.ts';

const world = await hospitalWorld();
const { clock, send } = world;
const catalogue = nationalCatalogue();
const LONGEST = 60;

/** As much as a field may hold. */
function fullValue({ code, type, length, codes }: FieldSpec): unknown {
  if (code === 'vali_flag') return '1';
  if (codes) return [...(catalogue.dictionary(codes.dictionary) ?? new Map()).keys()][0] ?? '1';
  if (type === 'day') return clock.today();
  if (type === 'moment') return `${clock.today()} 00:00:00`;
  if (type === 'number') return '1';
  return 'X'.repeat(Math.min(length ?? LONGEST, LONGEST));
}

function fullNode(number: string, path: string, over: object): Record<string, unknown> {
  const node = catalogue.find(number)?.input.find((one) => one.path === path);
  const fields = (node?.fields ?? []).map((field) => [field.code, fullValue(field)]);
  return { ...Object.fromEntries(fields), ...over };
}

const PAIRS = [
  ['4501', '4507'],
  ['4502', '4508'],
  ['4503', '4509'],
  ['4504', '4510'],
  ['4505', '4511'],
  ['4506', '4512'],
] as const;

test('a report with every field as long as it may be is kept, and told by its query', async () => {
  const person = await addPerson(world);
  const stay = await openStay(world, person);
  for (const [keeping, asking] of PAIRS) {
    const nodes = catalogue.find(keeping)?.input ?? [];
    const owner = { psn_no: person, mdtrt_id: stay };
    const input = Object.fromEntries(
      nodes.map(({ path }, index) => [path, fullNode(keeping, path, index === 0 ? owner : {})]),
    );
    await send(keeping, input);
    const asked = { input: { psn_no: person, pageNum: 1, pageSize: 10 } };
    const { data } = await send(asking, asked);
    expect([asking, data.length]).toEqual([asking, 1]);
  }
  const { bilgiteminfo } = await send('5401', { bilgiteminfo: [{ psn_no: person }] });
  expect(bilgiteminfo).toHaveLength(2);
  const numbers = (bilgiteminfo as Answer[]).map(({ rpotc_no, fixmedins_code }) => ({
    ...{ psn_no: person, rpotc_no, fixmedins_code },
  }));
  const told = await send('5402', { rptdetailinfo: numbers });
  expect(told.checkreportdetails.length).toBeGreaterThan(0);
  expect(told.inspectiondetails.length).toBeGreaterThan(0);
});
