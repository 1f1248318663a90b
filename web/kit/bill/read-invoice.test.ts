import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillClaim, isSamePerson } from './fill-claim.ts';
import { type Invoice, readInvoice } from './read-invoice.ts';
import { readXml } from './read-xml.ts';
import { sumYuan } from './sum-yuan.ts';

const MEDICAL = `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EInvoiceID>1</EInvoiceID><EInvoiceTag>示范</EInvoiceTag><Version>1</Version></Header><EInvoiceData><Main>
  <EInvoiceName>示范医疗门诊收费票据（电子）</EInvoiceName>
  <EInvoiceCode>53060125</EInvoiceCode><EInvoiceNumber>0000123456</EInvoiceNumber><RandomNumber>a1b2c3</RandomNumber>
  <TotalAmount>1,234.50</TotalAmount><IssueDate>20250610</IssueDate><IssueTime>09:00:00</IssueTime>
  <InvoicingParty><InvoicingPartyName>示范州人民医院</InvoicingPartyName><RecName>示范账户</RecName></InvoicingParty>
  <PayerParty><PayerPartyType>1</PayerPartyType><PayerPartyName>示范 人</PayerPartyName></PayerParty>
  <MainExt><RelatedInvoiceNumber>0000000001</RelatedInvoiceNumber></MainExt></Main>
  <Details><Item><ItemCode>01</ItemCode><ItemName>西药费</ItemName><ItemAmount>1234.50</ItemAmount></Item></Details>
  <AuxDetails>
    <AuxItem><AuxItemRelatedCode>01</AuxItemRelatedCode><AuxItemRelatedName>西药费</AuxItemRelatedName>
      <AuxItemCode>X01</AuxItemCode><AuxItemName>阿莫西林 &amp; 其他</AuxItemName><AuxItemQuantity>2.0000</AuxItemQuantity>
      <AuxItemUnit>盒</AuxItemUnit><AuxItemStd>17.25</AuxItemStd><AuxItemAmount>34.50</AuxItemAmount></AuxItem>
    <AuxItem><AuxItemName>床位费</AuxItemName><AuxItemAmount>1200</AuxItemAmount></AuxItem>
  </AuxDetails></EInvoiceData></EInvoice>`;
const TAX = `<EInvoice><Header><EIid>25532000000012345678</EIid></Header><EInvoiceData>
  <SellerInformation><SellerIdNum>X</SellerIdNum><SellerName>示范药店</SellerName></SellerInformation>
  <BuyerInformation><BuyerName>示范人</BuyerName></BuyerInformation>
  <BasicInformation><TotalAmWithoutTax>84.00</TotalAmWithoutTax><TotalTaxAm>0.84</TotalTaxAm>
    <TotalTax-includedAmount>84.84</TotalTax-includedAmount><RequestTime>2025-06-11 23:59:59</RequestTime></BasicInformation>
  <IssuItemInformation><ItemName>*化学药品*布洛芬</ItemName><SpecMod>0.3g</SpecMod><MeaUnits>盒</MeaUnits><Quantity>2</Quantity>
    <UnPrice>28</UnPrice><Amount>56</Amount><TaxRate>免税</TaxRate><ComTaxAm>***</ComTaxAm></IssuItemInformation>
  <IssuItemInformation><ItemName>*医疗器械*体温计</ItemName><Quantity>1</Quantity><UnPrice>28</UnPrice><Amount>28.00</Amount>
    <TaxRate>0.03</TaxRate><ComTaxAm>0.84</ComTaxAm><TotaltaxIncludedAmount>28.84</TotaltaxIncludedAmount></IssuItemInformation>
  </EInvoiceData><TaxSupervisionInfo><InvoiceNumber>25532000000012345678</InvoiceNumber><IssueTime>2025-06-12</IssueTime></TaxSupervisionInfo></EInvoice>`;
const ORIGINAL = `<eInvoice xmlns:fp="x" Version="1.0"><fp:DocID>03</fp:DocID><fp:InvoiceCode>053002000111</fp:InvoiceCode>
  <fp:InvoiceNo>00000001</fp:InvoiceNo><fp:IssueDate>2025年06月09日</fp:IssueDate><fp:Buyer><fp:BuyerName>示范人</fp:BuyerName></fp:Buyer>
  <fp:Seller><fp:SellerName>示范药店</fp:SellerName></fp:Seller><fp:TaxInclusiveTotalAmount>113.00</fp:TaxInclusiveTotalAmount>
  <fp:TaxTotalAmount>13.00</fp:TaxTotalAmount><fp:TaxExclusiveTotalAmount>100.00</fp:TaxExclusiveTotalAmount>
  <fp:GoodsInfos><fp:GoodsInfo><fp:Item>*医疗器械*血糖仪</fp:Item><fp:Quantity>1</fp:Quantity><fp:Price>100.00</fp:Price>
  <fp:Amount>100.00</fp:Amount><fp:TaxScheme>13%</fp:TaxScheme><fp:TaxAmount>13.00</fp:TaxAmount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>`;
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
    ...{ number: '25532000000012345678', day: '2025-06-12', total: '84.84', payer: '示范人' },
    lines: [
      { code: '', name: '布洛芬', quantity: '2', unitPrice: '28', amount: '56.00' },
      // Its price is one before tax.
      { code: '', name: '体温计', quantity: '1', unitPrice: '', amount: '28.84' },
    ],
  });
  // Without a total of the line, the tax is added.
  const short = TAX.replace('<TotaltaxIncludedAmount>28.84</TotaltaxIncludedAmount>', '');
  expect((read(short) as Invoice).lines[1]?.amount).toBe('28.84');
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
  expect(ofd({ 'OFD.xml': root, 'Doc_0/Attachs/original_invoice.xml': ORIGINAL })).toEqual({
    ...{ number: '00000001', code: '053002000111', day: '2025-06-09', total: '113.00' },
    ...{ provider: '示范药店', payer: '示范人' },
    lines: [{ code: '', name: '血糖仪', quantity: '1', unitPrice: '', amount: '113.00' }],
  });
});

test('the custom data of an OFD tell the amount before tax, and what is paid is with it', () => {
  const head = (data: Readonly<Record<string, string>>) => {
    const rows = Object.entries({ 发票号码: '99887766', 开票日期: '2025年6月9日', ...data })
      .map(([name, text]) => `<ofd:CustomData Name="${name}">${text}</ofd:CustomData>`)
      .join('');
    const text = `<ofd:OFD xmlns:ofd="x"><ofd:CustomDatas>${rows}</ofd:CustomDatas></ofd:OFD>`;
    // What marks the places of the page has numbers of objects for values, and is no invoice.
    const tags =
      '<eInvoice><InvoiceNo><ObjectRef PageRef="1">6922</ObjectRef></InvoiceNo></eInvoice>';
    return ofd({ 'OFD.xml': text, 'Doc_0/Tags/CustomTag.xml': tags });
  };
  const said = { number: '99887766', day: '2025-06-09', lines: [] };
  expect(head({ 合计金额: '100.00', 合计税额: '13.00' })).toMatchObject({
    ...said,
    total: '113.00',
  });
  expect(head({ 合计金额: '100.00', 合计税额: '***' })).toMatchObject({ ...said, total: '100.00' });
  expect(head({ 合计金额: '100.00', 价税合计: '¥113.00' })).toMatchObject({ total: '113.00' });
});

test('where nothing is attached, the tags of the page say which text is what', () => {
  const ref = (name: string, ...ids: number[]) =>
    `<ofd:${name}>${ids.map((id) => `<ofd:ObjectRef PageRef="61">${id}</ofd:ObjectRef>`).join('')}</ofd:${name}>`;
  const drawn = (id: number, text: string) =>
    `<ofd:TextObject ID="${id}"><ofd:TextCode X="1" Y="2">${text}</ofd:TextCode></ofd:TextObject>`;
  const tags = [
    ...[ref('InvoiceNo', 1), ref('IssueDate', 2, 3), ref('BuyerName', 4), ref('SellerName', 5, 6)],
    ...[ref('TaxInclusiveTotalAmount', 7, 8), ref('TaxExclusiveTotalAmount', 9), ref('Note', 99)],
  ].join('');
  const page = [
    ...[drawn(1, '25532000000012345678'), drawn(2, '2025年'), drawn(3, '06月12日')],
    ...[drawn(4, '示范人'), drawn(5, '示范'), drawn(6, '药店')],
    ...[drawn(7, '贰佰陆拾肆圆整'), drawn(8, '¥264.00'), drawn(9, '¥261.39')],
  ].join('');
  const data = `<ofd:CustomData Name="发票号码">25532000000012345678</ofd:CustomData>
    <ofd:CustomData Name="合计金额">261.39</ofd:CustomData><ofd:CustomData Name="合计税额">2.61</ofd:CustomData>`;
  const files = {
    'OFD.xml': `<ofd:OFD xmlns:ofd="x"><ofd:CustomDatas>${data}</ofd:CustomDatas></ofd:OFD>`,
    'Doc_0/Tags/CustomTag.xml': `<ofd:root xmlns:ofd="x">${tags}</ofd:root>`,
    'Doc_0/Pages/Page_0/Content.xml': `<ofd:Page xmlns:ofd="x"><ofd:Layer>${page}</ofd:Layer></ofd:Page>`,
  };
  expect(ofd(files)).toEqual({
    ...{ number: '25532000000012345678', code: '', day: '2025-06-12', total: '264.00' },
    ...{ provider: '示范药店', payer: '示范人', lines: [] },
  });
  // Without the amount in figures it is the one before tax with the tax of the custom data.
  const unfigured = {
    ...files,
    'Doc_0/Tags/CustomTag.xml': files['Doc_0/Tags/CustomTag.xml'].replace('>8<', '>98<'),
  };
  expect(ofd(unfigured)).toMatchObject({ total: '264.00', payer: '示范人' });
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
