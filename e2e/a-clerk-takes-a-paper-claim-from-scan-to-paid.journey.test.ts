import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PersonId } from '../src/kernel/ids.ts';
import { expectNoOverflow, openBrowser } from './browser.ts';
import { SHOWN_CLINIC, settle, signInWithCard } from './page-samples.ts';
import { API, casesOf, photo, readOpenly, signInAs } from './window.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = openBrowser();
const PERSON = 'P000000016';
const MATTER = '门诊费用手工报销';
const FIRST = '2026000000001';

type Named = { readonly id: string; readonly name: string };

test('a clerk takes a paper claim from scan to paid, and the person reads it on the phone', async () => {
  const clerk = await browser.newPage({ language: 'zh' });
  await signInAs(clerk, 'shifan-township');
  const person = await readOpenly<Named>(`/persons/${PERSON}`);
  const hospital = await read<Named>(clerk, `/providers/${SHOWN_CLINIC}`);
  await clerk.goto(`/532900/window/take?person=${PERSON}`);
  await clerk.getByRole('button', { name: new RegExp(MATTER) }).click();
  await clerk.waitForURL(/\/window\/take\/[0-9a-f]{32}$/);

  // Two photos and an electronic invoice; what the invoice says is not typed.
  const invoices = clerk.locator('[data-material=invoices]').getByLabel(/^选择文件/);
  await invoices.setInputFiles(invoice(FIRST, '别的人', hospital.name));
  await clerk.getByText(/交款人是“别的人”，不是本人/).waitFor();
  await clerk.getByRole('button', { name: /移除/ }).first().click();
  await invoices.setInputFiles({ ...invoice('X', '', ''), buffer: Buffer.from('<EInvoice><a>') });
  await clerk.getByText(/“invoice.xml”已损坏/).waitFor();
  await clerk.getByRole('button', { name: /移除/ }).first().click();
  // The same invoice as the archive in which a hospital hands it out.
  await invoices.setInputFiles(ofd(invoice(FIRST, person.name, hospital.name)));
  await clerk.getByText(/已从电子票据 2026000000001 读入：760.00 元，2 行明细/).waitFor();
  await invoices.setInputFiles(invoice(FIRST, person.name, hospital.name));
  await clerk.getByText(/电子票据 2026000000001 已经读过，没有重复读入/).waitFor();
  await clerk.getByRole('button', { name: /移除/ }).last().click();
  const fees = clerk.locator('[data-material=fees]');
  await fees.getByLabel(/^选择文件/).setInputFiles(await photo(clerk, '#1d4e6b'));
  await fees.getByText('✓ 已上传').waitFor();
  await fees.getByRole('button', { name: /^右转 90 度/ }).click();
  const record = clerk.locator('[data-material=record]');
  await record.getByLabel(/^选择文件/).setInputFiles(await photo(clerk, '#6b1d4e'));
  await record.getByText('✓ 已上传').waitFor();

  // One line more from a list of fees, another from the catalogue; what is not known is offered by a press.
  const csv = Buffer.from('费用名称,金额\r\n头孢克肟,40.00\r\n没写数的一行,x\r\n');
  const list = { name: 'fees.csv', mimeType: 'text/csv', buffer: csv };
  await clerk.getByLabel('导入费用清单').setInputFiles(list);
  await clerk.getByText('“fees.csv”读入 1 行。').waitFor();
  await clerk.getByText(/第 3 行的数字或日期看不懂/).waitFor();
  await clerk.getByRole('button', { name: /^第 3 行改为 头孢克肟/ }).click();
  await clerk.getByText(/与票据总金额 760.00 元不一致/).waitFor();
  await clerk.getByLabel('票据总金额').fill('806.80');
  await clerk.getByLabel('查目录加一行').fill('amxljn');
  await clerk.getByRole('option').filter({ hasText: '阿莫西林胶囊' }).first().click();
  await clerk.getByLabel('单价 4').fill('6.80');
  await clerk.getByLabel('金额 4').fill('6.80');
  await clerk.getByText('共 4 行，合计 806.80 元。', { exact: false }).waitFor();

  await clerk.getByLabel('普通门诊').check();
  await clerk.getByLabel('诊断', { exact: true }).fill('示范诊断');
  await clerk.getByLabel('户名').fill(person.name);
  await clerk.getByLabel('开户银行').fill('示范银行');
  await clerk.getByLabel('账号').fill('6200000000001234');
  await look(clerk, 'claim-form');
  await clerk.getByRole('button', { name: '先核一遍' }).click();
  await clerk.getByText(/试算：票据 806.80 元，基金支付/).waitFor();
  await clerk.getByRole('button', { name: '受理并打印回执' }).click();
  await clerk.waitForURL(/\/receipt$/);
  const [made] = await casesOf(clerk, PERSON, 'reimburse-outpatient');
  const id = made?.id ?? '';

  await clerk.goto(`/532900/window/cases/${id}`);
  await clerk.getByText('806.80').first().waitFor();
  await look(clerk, 'claim-at-the-counter');

  const reviewer = await openCase('shifan-reviewer', id);
  await reviewer.getByRole('button', { name: '领取' }).click();
  await reviewer.getByRole('table', { name: '费用明细' }).last().waitFor();
  await reviewer.getByText('基金支付').first().waitFor();
  await look(reviewer, 'claim-at-review');
  await reviewer.getByRole('button', { name: '同意，转下一步' }).click();
  await reviewer.getByText('审核同意，转下一步').waitFor();

  const approver = await openCase('shifan-approver', id);
  await approver.getByRole('button', { name: '领取' }).click();
  await approver.getByText('基金支付').first().waitFor();
  await approver.getByRole('button', { name: '通过', exact: true }).click();
  await approver.getByText('正在拨款').first().waitFor();

  await payByFile(id);
  await approver.reload();
  await approver.getByText('款项已到账').first().waitFor();
  await look(approver, 'claim-paid');

  const phone = await browser.newPage({ language: 'zh', width: 390 });
  await signInWithCard(phone, PERSON as PersonId);
  await phone.goto(`/532900/own/cases/${id}`);
  await phone.getByText('款项已到账').waitFor();
  await phone.getByText('已办结').first().waitFor();
  await look(phone, 'claim-on-the-phone');

  const english = await browser.newPage({ language: 'en' });
  await signInAs(english, 'shifan-approver');
  await english.goto(`/532900/window/cases/${id}`);
  await english.getByText('The money has arrived').waitFor();
  await look(english, 'claim-paid-en');
});

/** Made by one, checked by another, sent in a file that the bank answers. */
async function payByFile(id: string): Promise<void> {
  const maker = await browser.newPage({ language: 'zh' });
  await signInAs(maker, 'shifan-maker');
  await maker.goto('/532900/payments/persons');
  await maker.getByRole('checkbox', { name: /^选择/ }).first().check();
  await look(maker, 'person-payments');
  await maker.getByRole('button', { name: /^生成批次/ }).click();
  await maker.getByText(/已生成 1 笔支付单/).waitFor();

  const checker = await browser.newPage({ language: 'zh' });
  await signInAs(checker, 'shifan-checker');
  await checker.goto('/532900/payments/persons');
  await checker.getByRole('button', { name: '复核通过' }).first().click();
  const download = checker.waitForEvent('download');
  await checker.getByRole('button', { name: '银行文件' }).first().click();
  const file = readFileSync((await (await download).path()) as string, 'utf8');
  const [order = ''] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(file) ?? [];
  expect(file).toContain('6200000000001234');
  await checker.getByLabel('导入银行回单').fill(`${order}\tpaid\tB-${id.slice(0, 8)}\t`);
  await checker.getByRole('button', { name: '入账' }).click();
  await checker.getByText('已付款').first().waitFor();
  await look(checker, 'person-payments-answered');
}

async function openCase(who: string, id: string): Promise<Page> {
  const page = await browser.newPage({ language: 'zh' });
  await signInAs(page, who);
  await page.goto(`/532900/window/cases/${id}`);
  return page;
}

async function read<View>(page: Page, path: string): Promise<View> {
  const answer = await page.request.get(`${API}${path}`);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
  return answer.json() as Promise<View>;
}

/** At a desk and on a phone, in both languages: nothing sticks out, and axe finds nothing serious. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await settle(page);
    await expectNoOverflow(page);
    await page.screenshot({ path: `dist/journeys/${name}-${width}.png`, fullPage: true });
  }
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
    readonly violations: readonly { id: string; impact: string; nodes: { html: string }[] }[];
  };
  const serious = found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`);
  expect(serious).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** An electronic invoice as a hospital issues it, of two lines of the demonstration's catalogue. */
function invoice(number: string, payer: string, provider: string) {
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const line = (code: string, name: string, quantity: string, price: string, amount: string) =>
    `<AuxItem><AuxItemCode>${code}</AuxItemCode><AuxItemName>${name}</AuxItemName>` +
    `<AuxItemQuantity>${quantity}</AuxItemQuantity><AuxItemStd>${price}</AuxItemStd>` +
    `<AuxItemAmount>${amount}</AuxItemAmount></AuxItem>`;
  const text =
    `<?xml version="1.0" encoding="UTF-8"?><EInvoice><EInvoiceData><Main>` +
    `<EInvoiceNumber>${number}</EInvoiceNumber><IssueDate>${day}</IssueDate>` +
    `<TotalAmount>760.00</TotalAmount><InvoicingPartyName>${provider}</InvoicingPartyName>` +
    `<PayerPartyName>${payer}</PayerPartyName></Main><AuxDetails>` +
    line('YP007', '阿奇霉素片', '50', '7.90', '395.00') +
    line('YP009', '左氧氟沙星片', '50', '7.30', '365.00') +
    `</AuxDetails></EInvoiceData></EInvoice>`;
  return { name: 'invoice.xml', mimeType: 'text/xml', buffer: Buffer.from(text) };
}

/**
 * An OFD file (GB/T 33190): a root that names the document, a page that is drawn, a list of what is attached, and attached to it
 * the invoice as data.
 */
function ofd({ buffer }: ReturnType<typeof invoice>) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const files = {
    'OFD.xml':
      `${head}<ofd:OFD ${space} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo>` +
      '<ofd:DocID>0f0d0000000000000000000000000001</ofd:DocID><ofd:Creator>示范医院</ofd:Creator>' +
      '</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml':
      `${head}<ofd:Document ${space}><ofd:CommonData><ofd:MaxUnitID>3</ofd:MaxUnitID><ofd:PageArea>` +
      '<ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>' +
      '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>' +
      '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>',
    'Doc_0/Pages/Page_0/Content.xml':
      `${head}<ofd:Page ${space}><ofd:Content><ofd:Layer ID="2"><ofd:TextObject ID="3" ` +
      'Boundary="10 10 100 8" Font="1" Size="5"><ofd:TextCode X="0" Y="5">医疗门诊收费票据</ofd:TextCode>' +
      '</ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>',
    'Doc_0/Attachs/Attachments.xml':
      `${head}<ofd:Attachments ${space}><ofd:Attachment ID="4" Name="original_invoice" Format="xml">` +
      '<ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
    'Doc_0/Attachs/original_invoice.xml': buffer.toString(),
  };
  const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  const archive = Buffer.from(zipSync(Object.fromEntries(packed)));
  return { name: 'invoice.ofd', mimeType: 'application/octet-stream', buffer: archive };
}
