import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillClaim, isSamePerson } from './fill-claim.ts';
import { type Invoice, readInvoice } from './read-invoice.ts';
import { readXml } from './read-xml.ts';
import { sumYuan } from './sum-yuan.ts';

const MEDICAL = `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EInvoiceTag>示范</EInvoiceTag></Header><EInvoiceData><Main>
  <EInvoiceCode>53060125</EInvoiceCode><EInvoiceNumber>0000123456</EInvoiceNumber>
  <IssueDate>20250610</IssueDate><TotalAmount>1,234.50</TotalAmount>
  <InvoicingParty><InvoicingPartyName>示范州人民医院</InvoicingPartyName></InvoicingParty>
  <PayerParty><PayerPartyName>示范 人</PayerPartyName></PayerParty></Main>
  <Details><Item><ItemCode>01</ItemCode><ItemName>西药费</ItemName><ItemAmount>1234.50</ItemAmount></Item></Details>
  <AuxDetails>
    <AuxItem><AuxItemCode>X01</AuxItemCode><AuxItemName>阿莫西林 &amp; 其他</AuxItemName><AuxItemQuantity>2.0000</AuxItemQuantity>
      <AuxItemStd>17.25</AuxItemStd><AuxItemAmount>34.50</AuxItemAmount></AuxItem>
    <AuxItem><AuxItemName>床位费</AuxItemName><AuxItemAmount>1200</AuxItemAmount></AuxItem>
  </AuxDetails></EInvoiceData></EInvoice>`;
const TAX = `<EInvoice><EInvoiceData><SellerInformation><SellerName>示范药店</SellerName></SellerInformation>
  <BuyerInformation><BuyerName>示范人</BuyerName></BuyerInformation>
  <BasicInformation><TotalTax-includedAmount>56.00</TotalTax-includedAmount></BasicInformation>
  <IssuItemInformation><ItemName>*化学药品*布洛芬</ItemName><Quantity>2</Quantity><UnPrice>28</UnPrice><Amount>56</Amount></IssuItemInformation>
  </EInvoiceData><TaxSupervisionInfo><InvoiceNumber>25532000000012345678</InvoiceNumber><IssueTime>2025-06-12</IssueTime></TaxSupervisionInfo></EInvoice>`;
const read = (text: string) => readInvoice(strToU8(text));
const ofd = (files: Readonly<Record<string, string>>) =>
  readInvoice(zipSync(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, strToU8(v)]))));

const invoice = read(MEDICAL) as Invoice;

test('a medical invoice tells its number, day, total, hospital, payer and single items', () => {
  expect(invoice).toEqual({
    ...{ number: '0000123456', code: '53060125', day: '2025-06-10', total: '1234.50' },
    ...{ provider: '示范州人民医院', payer: '示范 人' },
    lines: [
      { code: 'X01', name: '阿莫西林 & 其他', quantity: '2', unitPrice: '17.25', amount: '34.50' },
      { code: '', name: '床位费', quantity: '', unitPrice: '', amount: '1200.00' },
    ],
  });
});

test('an invoice of the tax administration, and one in GB18030, are read as well', () => {
  expect(read(TAX)).toMatchObject({
    ...{ number: '25532000000012345678', day: '2025-06-12', total: '56.00', payer: '示范人' },
    lines: [{ code: '', name: '布洛芬', quantity: '2', unitPrice: '28', amount: '56.00' }],
  });
  const head =
    '<EInvoice><EInvoiceNumber>12345</EInvoiceNumber><TotalAmount>1.00</TotalAmount><PayerPartyName>';
  // 示范 in GB18030.
  const bytes = [
    ...strToU8(head),
    0xca,
    0xbe,
    0xb7,
    0xb6,
    ...strToU8('</PayerPartyName></EInvoice>'),
  ];
  expect(readInvoice(new Uint8Array(bytes))).toMatchObject({ payer: '示范', total: '1.00' });
});

test('OFD carries the invoice as an attachment, or its head in the custom data', () => {
  const root = '<ofd:OFD xmlns:ofd="x"><ofd:DocBody/></ofd:OFD>';
  expect(ofd({ 'OFD.xml': root, 'Doc_0/Attachs/original_invoice.xml': MEDICAL })).toEqual(invoice);
  const data = `<ofd:OFD xmlns:ofd="x"><ofd:CustomDatas><ofd:CustomData Name="发票号码">99887766</ofd:CustomData>
    <ofd:CustomData Name="价税合计">¥20.00</ofd:CustomData><ofd:CustomData Name="开票日期">2025年6月9日</ofd:CustomData></ofd:CustomDatas></ofd:OFD>`;
  expect(ofd({ 'OFD.xml': data })).toMatchObject({
    number: '99887766',
    total: '20.00',
    day: '2025-06-09',
  });
});

test('what is damaged, swollen or something else is refused by its name', () => {
  expect(read(MEDICAL.slice(0, -30))).toBe('invoiceBroken');
  expect(read('<a><b></a></b>')).toBe('invoiceBroken');
  expect(read('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')).toBe('invoiceBroken');
  expect(read('<order><number>1</number></order>')).toBe('invoiceForeign');
  expect(read('plain text')).toBe('invoiceForeign');
  expect(ofd({ 'xl/workbook.xml': '<x/>' })).toBe('invoiceForeign');
  const whole = zipSync({ 'OFD.xml': strToU8(MEDICAL.repeat(3)) });
  expect(readInvoice(whole.subarray(0, whole.length - 40))).toBe('invoiceBroken');
  const bomb = zipSync({ 'OFD.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 });
  expect(bomb.length).toBeLessThan(100_000);
  expect(readInvoice(bomb)).toBe('invoiceTooLarge');
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.xml`, '<x/>']));
  expect(ofd(many)).toBe('invoiceTooLarge');
  expect(readInvoice(new Uint8Array(11 * 1024 * 1024))).toBe('invoiceTooLarge');
});

test('XML is read strictly, and no deeper than an invoice is', () => {
  expect(readXml('<a x="1&lt;2"><![CDATA[<b>]]></a>')).toMatchObject({
    ...{ name: 'a', attributes: { x: '1<2' }, text: '<b>' },
  });
  expect(readXml('<a/><b/>')).toBeNull();
  // A name of the language itself is no entity.
  expect(readXml('<a>&constructor;</a>')?.text).toBe('&constructor;');
  expect(readXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)).toBeNull();
});

test('a long word without a sign in a tag is looked at once', () => {
  const word = 'x'.repeat(1_000_000);
  expect(readXml(`<a ${word} n="1"/>`)).toMatchObject({ attributes: { n: '1' } });
});

const who = { name: '示范人', stay: false };

test('an invoice fills what nobody wrote, and a second one is added', () => {
  const first = fillClaim({ provider: 'H1' }, invoice, who);
  expect(first.form).toMatchObject({
    invoices: '0000123456',
    total: '1234.50',
    from: '2025-06-10',
  });
  expect(first.form.lines).toHaveLength(2);
  const second = fillClaim(
    first.form,
    { ...invoice, number: '0000123457', day: '2025-06-11' },
    who,
  );
  expect(second.form).toMatchObject({ total: '2469.00', from: '2025-06-10', provider: 'H1' });
  expect(second.form.invoices).toBe('0000123456\n0000123457');
  expect(second.form.lines).toHaveLength(4);
  expect(fillClaim(second.form, invoice, who)).toEqual({ form: second.form, said: 'twice' });
  expect(fillClaim({}, invoice, { ...who, stay: true }).form).toMatchObject({
    until: '2025-06-10',
  });
});

test('an invoice in the name of another person is not taken over', () => {
  expect(fillClaim({ total: '1' }, { ...invoice, payer: '别的人' }, who)).toEqual({
    ...{ form: { total: '1' }, said: 'otherName' },
  });
  expect(isSamePerson('示 范·人', '示范人')).toBe(true);
  expect(isSamePerson('示范人', '示**')).toBe(true);
  expect(isSamePerson('示范人', '别**')).toBe(false);
});

test('amounts that are being typed are added to the fen', () => {
  expect(sumYuan(['0.1', '0.2', '1000000000.55'])).toBe('1000000000.85');
  expect(sumYuan([])).toBe('0.00');
  expect(sumYuan(['1', 'x'])).toBeNull();
});
