import type { Catalogue, FieldSpec, NodeSpec, TransactionSpec } from '../catalogue/model.ts';
import type { Json } from '../door/parse-strict.ts';
import { childPaths } from '../validate/child-paths.ts';
import { JsonNumber } from '../validate/json-number.ts';
import { isAbsent, readerOf } from '../validate/normalise.ts';
import type { Finding, Said } from './model.ts';

type Fields = { readonly [key: string]: Json };

const STAMP = /^\d{17}$/;
const REFERENCE_MAX = 30;
const SENTENCE_MAX = 200;

/** What is wrong with the six fields around an answer. */
export function checkEnvelope(number: string, answer: Json): Finding[] {
  if (!isFields(answer)) return [found(number, '', '应答不是报文', 'the answer is no envelope')];
  const at = (field: string, zh: string, en: string) => found(number, field, zh, en);
  const findings: Finding[] = [];
  const code = answer.infcode;
  if (!(code instanceof JsonNumber) || !['0', '-1'].includes(code.literal)) {
    findings.push(at('infcode', '应为数字 0 或 -1', 'must be the number 0 or -1'));
  }
  const reference = answer.inf_refmsgid;
  if (typeof reference !== 'string' || reference === '' || reference.length > REFERENCE_MAX) {
    findings.push(at('inf_refmsgid', '应有且不超过 30 位', 'must be there, 30 characters at most'));
  }
  for (const field of ['refmsg_time', 'respond_time']) {
    const time = answer[field];
    if (typeof time !== 'string' || !STAMP.test(time)) {
      findings.push(at(field, '应为 17 位时间', 'must be a time of 17 digits'));
    }
  }
  const refused = code instanceof JsonNumber && code.literal === '-1';
  const said = answer.err_msg;
  if (refused && (typeof said !== 'string' || said === '')) {
    findings.push(at('err_msg', '拒绝应说明原因', 'a refusal must say why'));
  }
  if (typeof said === 'string' && [...said].length > SENTENCE_MAX) {
    findings.push(at('err_msg', '超过 200 字', 'has more than 200 characters'));
  }
  if (!('output' in answer)) findings.push(at('output', '缺少', 'is missing'));
  return findings;
}

/** Every field of the catalogue is there, of its type, not too long, and of its dictionary. */
export function checkOutput(spec: TransactionSpec, output: Json, catalogue: Catalogue): Finding[] {
  const reading: Reading = { spec, catalogue, findings: [] };
  if (spec.output.length === 0) return [];
  if (Array.isArray(output)) checkRows(reading, { path: '', rows: output, where: 'output' });
  else checkRow(reading, { path: '', row: output, where: '' });
  return reading.findings;
}

type Reading = {
  readonly spec: TransactionSpec;
  readonly catalogue: Catalogue;
  readonly findings: Finding[];
};

function checkRows(
  reading: Reading,
  { path, rows, where }: { path: string; rows: readonly Json[]; where: string },
): void {
  rows.forEach((row, i) => {
    checkRow(reading, { path, row, where: `${where}[${i}]` });
  });
}

function checkRow(
  reading: Reading,
  { path, row, where }: { path: string; row: Json; where: string },
): void {
  const { spec, findings } = reading;
  const node = spec.output.find((one) => one.path === path);
  const children = childPaths(spec.output, path);
  if (!isFields(row)) {
    findings.push(found(spec.number, where || 'output', '应为对象', 'must be an object'));
    return;
  }
  const names = new Set(children.map((child) => child.split('.').at(-1) ?? ''));
  for (const field of node?.fields ?? []) {
    if (!names.has(field.code)) checkField(reading, { field, value: row[field.code], where });
  }
  for (const child of children) {
    const name = child.split('.').at(-1) ?? '';
    const below = where === '' ? name : `${where}.${name}`;
    checkNode(reading, { child, node: nodeOf(spec, child), value: row[name], where: below });
  }
}

type Below = {
  readonly child: string;
  readonly node: NodeSpec | undefined;
  readonly value: Json | undefined;
  readonly where: string;
};

function checkNode(reading: Reading, { child, node, value, where }: Below): void {
  const { spec, findings } = reading;
  if (value === undefined) findings.push(found(spec.number, where, '缺少节点', 'is missing'));
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) checkRows(reading, { path: child, rows: value, where });
  else if (node?.rows === 'many') {
    findings.push(found(spec.number, where, '应为列表', 'must be a list'));
  } else checkRow(reading, { path: child, row: value, where });
}

function checkField(
  { spec, catalogue, findings }: Reading,
  { field, value, where }: { field: FieldSpec; value: Json | undefined; where: string },
): void {
  const at = where === '' ? field.code : `${where}.${field.code}`;
  const say = (zh: string, en: string) => findings.push(found(spec.number, at, zh, en));
  if (value === undefined) {
    say('缺少字段', 'is missing');
    return;
  }
  if (isAbsent(value)) return;
  if (field.type === 'number' && !(value instanceof JsonNumber)) {
    say('应为数值', 'must be a number');
    return;
  }
  const read = readerOf(field)(value);
  if (read === null) {
    say(`不是 ${field.type} 类型`, `is no ${field.type}`);
    return;
  }
  if (field.type === 'text' && field.length !== null && [...String(read)].length > field.length) {
    say(`超过 ${field.length} 位`, `has more than ${field.length} characters`);
  }
  if (!isKnownCode(field, String(read), catalogue)) {
    say(`字典中没有 ${String(read)}`, `${String(read)} is not in its dictionary`);
  }
}

function isKnownCode({ codes }: FieldSpec, value: string, catalogue: Catalogue): boolean {
  const dictionary = codes ? catalogue.dictionary(codes.dictionary) : null;
  if (!codes || !dictionary || dictionary.has(value)) return true;
  return codes.open && [...dictionary.keys()].some((one) => one !== '' && value.startsWith(one));
}

function nodeOf(spec: TransactionSpec, path: string): NodeSpec | undefined {
  return spec.output.find((node) => node.path === path);
}

function isFields(value: Json | undefined): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof JsonNumber)
  );
}

function found(number: string, field: string, zh: string, en: string): Finding {
  const said: Said = { zh, en };
  return { at: field === '' ? number : `${number} ${field}`, said };
}
