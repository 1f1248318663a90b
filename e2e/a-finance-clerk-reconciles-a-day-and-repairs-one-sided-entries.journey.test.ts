import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { type HisClient, openHisClient } from '../tools/hospital-day/his-client.ts';
import { register, yuan } from '../tools/hospital-day/messages.ts';
import type { Entry, Hospital, Item, Patient, Visit } from '../tools/hospital-day/model.ts';
import { visitHospital } from '../tools/hospital-day/visit-hospital.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { chooseProvider } from './desk.ts';

const browser = openBrowser();

const HOSPITAL: Hospital = { code: 'H53290100002', name: '', area: '532900' };

/** The hospital's own system, which settled two visits and forgot one of them. */
async function hospitalDay() {
  const address = inject('address');
  const at = `${address}/api/areas/532900`;
  const provider = (await (await fetch(`${at}/providers/${HOSPITAL.code}`)).json()) as {
    name: string;
  };
  const items = (await (await fetch(`${at}/catalogue?size=5`)).json()) as {
    rows: { code: string }[];
  };
  const item: Item = { code: items.rows[0]?.code ?? '', priceFen: 6100 };
  const client = openHisClient({
    port: Number(new URL(address).port),
    hospital: { ...HOSPITAL, name: provider.name },
    lose: 0,
    seed: 1,
  });
  const { output } = await client.send('9001', {
    signIn: { opter_no: 'FIN01', mac: '00-00-00-00-00-00', ip: '127.0.0.1' },
  });
  client.signIn((output as { signinoutb: { sign_no: string } }).signinoutb.sign_no);
  const patient = await patientOf(client);
  const visit = (number: number, count: number): Visit => ({
    ...{ number, patient, kind: 'outpatient', cancelled: false },
    lines: [{ item, count }],
  });
  const known = (await visitHospital(client, visit(1, 2)))[0] as Entry;
  const lost = (await visitHospital(client, visit(2, 1)))[0] as Entry;
  await client.send('2201', register(visit(3, 1)));
  await client.send('2201', register(visit(3, 1))).catch(() => undefined);
  client.close();
  return { name: provider.name, known, lost, patient };
}

async function patientOf(client: HisClient): Promise<Patient> {
  const card = 'DEMO000000001';
  const { output } = await client.send('1101', {
    data: { mdtrt_cert_type: '03', mdtrt_cert_no: card, card_sn: `5329990000000000000${card}` },
  });
  const { baseinfo, insuinfo } = output as {
    baseinfo: { psn_no: string; certno: string; psn_name: string };
    insuinfo: { insutype: string }[];
  };
  const scheme = insuinfo[0]?.insutype === '310' ? 'employee' : 'resident';
  return { id: baseinfo.psn_no, idNumber: baseinfo.certno, name: baseinfo.psn_name, scheme };
}

const HEAD = '结算ID,就诊ID,人员编号,医疗费总额,基金支付总额,个人账户支出';
function csvOf(entries: readonly Entry[], more: readonly string[] = []): Buffer {
  const lines = entries.map((entry) =>
    [
      ...[entry.settlement, entry.registration, entry.person],
      ...[yuan(entry.totalFen), yuan(entry.fundsFen), yuan(entry.accountsFen)],
    ].join(','),
  );
  return Buffer.from([HEAD, ...lines, ...more].join('\r\n'), 'utf8');
}

const upload = (page: Page, buffer: Buffer, name = 'his.csv') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
const verdict = (page: Page, text: string | RegExp) =>
  page.getByTestId('verdict').filter({ hasText: text }).waitFor();

test('a finance clerk reconciles a day and repairs one-sided entries, reads messages, applies for the month', async () => {
  const { name, known, lost, patient } = await hospitalDay();
  const page = await browser.newPage({ language: 'zh' });
  await page.goto('/532900/desk');
  await chooseProvider(page, '医疗机构', name);
  await page.getByRole('link', { name: '对账' }).click();
  await page.waitForURL(/\/desk\/reconciliation/);

  // The books of today, and what the hospital's system says of them.
  const count = Number(await page.getByTestId('books-count').innerText());
  expect(count).toBeGreaterThanOrEqual(2);
  await upload(page, Buffer.from('结算ID,总费用\r\nS1,1.00', 'utf8'));
  await page.getByText('缺少列：就诊ID').waitFor();
  await upload(page, csvOf([known], ['S9,V9,P9,12.345,0.00,0.00']));
  await page.getByText('第 3 行第 4（医疗费总额） 列').waitFor();

  const stranger = `HIS-77,V9,${patient.id},12.00,0.00,0.00`;
  await upload(page, csvOf([known], [stranger]));
  await verdict(page, `两边不符：${count} 处差异`);
  const differences = page.getByRole('table', { name: '差异明细' });
  const surplus = differences.getByRole('row').filter({ hasText: '中心端单边' });
  const mine = surplus.filter({ hasText: yuan(lost.totalFen) });
  await mine.waitFor();
  expect(await mine.getByRole('button').count()).toBe(1);
  await mine.getByRole('button', { name: /^冲销/ }).click();
  await page.getByText('这笔结算在中心端有效，但本院系统没有入账').waitFor();
  await page.getByRole('button', { name: '确定冲销' }).click();
  await mine.getByText('已处理').waitFor();
  expect(await mine.getByRole('button').count()).toBe(0);

  const theirs = differences.getByRole('row').filter({ hasText: 'HIS-77' });
  await theirs.getByRole('button', { name: /^重发/ }).click();
  await page.getByLabel('原因').fill('病人未付费，本院作废');
  await page.keyboard.press('Enter');
  await theirs.getByText('已处理').waitFor();
  const trail = page.getByRole('table', { name: '处理记录' });
  await trail.getByRole('row', { name: /冲销 .* 本院系统无此结算，冲销/ }).waitFor();
  await trail.getByRole('row', { name: /重发 .* 病人未付费，本院作废/ }).waitFor();

  // Without refunds the pair is gone from both sides.
  await page.getByRole('checkbox', { name: '含退费' }).uncheck();
  await upload(page, csvOf([known]));
  await verdict(page, /两边相符：1 笔/);

  await page.getByRole('tab', { name: '核对合计' }).click();
  await page.getByLabel('笔数').fill('1');
  await page.getByLabel('医疗费总额').fill(yuan(known.totalFen));
  await page.getByLabel('基金支付', { exact: true }).fill('0.01');
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await verdict(page, /两边不符：\d 处差异/);

  await applyForMonth(page);
  await readMessages(page, lost, patient);
  await takeRegistrationBack(page);
});

/** The month: books beside the agency, an application, and its withdrawal. */
async function applyForMonth(page: Page): Promise<void> {
  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    .format()
    .slice(0, 7);
  await page.getByRole('button', { name: '本月' }).click();
  await page.getByTestId('books-count').waitFor();
  const spans = page.getByRole('table', { name: '与经办机构对账' });
  await spans.getByRole('row').filter({ hasText: '未关账' }).first().waitFor();
  await page.getByLabel('清算年月').fill(month);
  await page.getByRole('button', { name: '申请清算' }).click();
  const applications = page.getByRole('table', { name: '清算申请' });
  await applications.getByRole('row').filter({ hasText: '已受理' }).waitFor();
  await page.getByRole('button', { name: `撤销申请 ${month}` }).click();
  await applications.getByRole('row').filter({ hasText: '已撤销' }).waitFor();
}

/** From the settlement nobody knew to the message that made it. */
async function readMessages(page: Page, lost: Entry, patient: Patient): Promise<void> {
  await page.goto('/532900/desk/messages');
  await page.getByLabel('交易编号').fill('2207');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: '报文日志' });
  await table.getByRole('row').filter({ hasText: '2207 门诊结算' }).first().waitFor();
  await page.getByLabel('就诊ID').fill(lost.registration);
  await page.getByRole('button', { name: '查询' }).click();
  await page.waitForURL(/registration=/);
  await table.getByRole('button').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('已经办理。').waitFor();
  const request = drawer.getByRole('region', { name: '请求' });
  await request.getByText('"infno": "2207"').waitFor();
  expect(await request.innerText()).not.toContain(patient.idNumber);
  await drawer.getByRole('region', { name: '回答' }).getByText(lost.settlement).waitFor();
  await drawer.getByRole('button', { name: '只看此人' }).click();
  await page.waitForURL(/person=/);
  await table.getByRole('row').filter({ hasText: '2201' }).first().waitFor();
}

async function takeRegistrationBack(page: Page): Promise<void> {
  await page.goto('/532900/desk/one-sided');
  await page.getByRole('button', { name: '今天' }).click();
  const unbilled = page.getByRole('table', { name: '登记后没有费用' });
  const row = unbilled.getByRole('row').filter({ hasText: 'MZ3' }).first();
  await row.waitFor();
  const before = await unbilled.getByRole('button', { name: /^撤销登记/ }).count();
  await row.getByRole('button').click();
  await page.getByRole('button', { name: '确定撤销登记' }).click();
  const trail = page.getByRole('table', { name: '处理记录' });
  await trail.getByRole('row', { name: /撤销登记 .* 未发生费用/ }).waitFor();
  await expect.poll(() => unbilled.getByRole('button').count()).toBe(before - 1);
  await expectReadable(page);
}

const PATHS = ['/desk/reconciliation', '/desk/one-sided', '/desk/messages', '/desk/payments'];

/** Every page of finance can be read on a narrow screen. */
async function expectReadable(page: Page): Promise<void> {
  for (const path of PATHS) {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`/532900${path}`);
    await page.getByRole('table').first().waitFor();
    await expectNoOverflow(page);
  }
}
