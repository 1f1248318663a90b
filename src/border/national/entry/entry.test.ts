import { beforeAll, expect, test } from 'vitest';
import type { ProviderId } from '../../../kernel/ids.ts';
import { clockFrom } from '../../../platform/clock.ts';
import { type TestArea, testArea } from '../../../platform/testing.ts';
import { runForTest, TEST_PROVIDER } from '../testing.ts';
import { envelope, type TestDoor, testDoor } from '../testing-door.ts';

let area: TestArea;
let door: TestDoor;
beforeAll(async () => {
  area = await testArea();
  door = await testDoor(area);
});

const zip = [80, 75, 3, 4, -1, 200];
const file = { filename: '对账.zip', fixmedins_code: TEST_PROVIDER };

async function signInNumber(): Promise<string> {
  const input = { signIn: { mac: '00-00', ip: '10.0.0.1' } };
  const { signinoutb } = await runForTest('9001', input, { database: area });
  return (signinoutb as unknown as { sign_no: string }).sign_no;
}

test('an operator signs in and out once; of another provider there is no such sign-in', async () => {
  const number = await signInNumber();
  const input = { signOut: { sign_no: number } };
  const other = {
    id: 'H9' as ProviderId,
    name: '别院',
    kind: 'hospital',
    county: '532901',
  } as const;
  await expect(
    runForTest('9002', input, { database: area, signedIn: { provider: other } }),
  ).rejects.toMatchObject({ kind: { code: 'national.not_signed_in' } });
  const { sign_time } = await runForTest('9002', input, { database: area });
  expect(sign_time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  await expect(runForTest('9002', input, { database: area })).rejects.toMatchObject({
    kind: { code: 'national.sign_in_ended' },
  });
});

test('a file comes back byte for byte, to its own provider', async () => {
  const uploaded = await door.post(envelope('9101', { fsUploadIn: { ...file, in: zip } }));
  const output = uploaded.json.output as unknown as Record<string, string>;
  expect(output).toMatchObject({ filename: '对账.zip', fixmedins_code: TEST_PROVIDER });
  const wanted = { ...file, file_qury_no: output.file_qury_no };
  const { status, headers, bytes } = await door.post(envelope('9102', { fsDownloadIn: wanted }));
  expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
  expect([...bytes]).toEqual([80, 75, 3, 4, 255, 200]);
  const other = {
    id: 'H9' as ProviderId,
    name: '别院',
    kind: 'hospital',
    county: '532901',
  } as const;
  await expect(
    runForTest('9102', { fsDownloadIn: wanted }, { database: area, signedIn: { provider: other } }),
  ).rejects.toMatchObject({ kind: { code: 'national.unknown_file' } });
});

test('a file may come as a part of a form, beside its envelope', async () => {
  const form = new FormData();
  form.append('jsonStr', JSON.stringify(envelope('9101', { fsUploadIn: file })));
  form.append('file', new Blob([Uint8Array.from([80, 75, 3, 4, 13, 10, 45, 45])]), 'a.zip');
  const packed = new Response(form);
  const uploaded = await door.post(new Uint8Array(await packed.arrayBuffer()), {
    headers: { 'content-type': packed.headers.get('content-type') ?? '' },
  });
  const { file_qury_no } = uploaded.json.output as unknown as Record<string, string>;
  const { bytes } = await door.post(envelope('9102', { fsDownloadIn: { ...file, file_qury_no } }));
  expect([...bytes]).toEqual([80, 75, 3, 4, 13, 10, 45, 45]);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const broken = await door.post('--x\r\nname="jsonStr"\r\n\r\n{}', { headers });
  expect(broken.json.err_msg).toContain('national.not_json');
});

test('what is no file of ours, no archive, or another provider’s is refused', async () => {
  const refusals = [
    ['9102', { fsDownloadIn: { ...file, file_qury_no: 'nothing' } }, 'national.unknown_file'],
    ['9101', { fsUploadIn: { ...file, in: [1, 2, 3] } }, 'national.file_not_zip'],
    ['9101', { fsUploadIn: { ...file, in: zip, fixmedins_code: 'H9' } }, 'national.other_provider'],
  ] as const;
  for (const [number, input, code] of refusals) {
    const { json } = await door.post(envelope(number, input));
    expect(json.err_msg).toContain(code);
  }
});

test('a file ends', async () => {
  const clock = clockFrom(() => new Date('2020-01-01T00:00:00Z'));
  const past = await testDoor(area, { clock });
  const uploaded = await past.post(envelope('9101', { fsUploadIn: { ...file, in: zip } }));
  const { file_qury_no, dld_endtime } = uploaded.json.output as unknown as Record<string, string>;
  expect(dld_endtime).toBe('2020-01-31 08:00:00');
  const { json } = await door.post(envelope('9102', { fsDownloadIn: { ...file, file_qury_no } }));
  expect(json.err_msg).toContain('national.unknown_file');
});
