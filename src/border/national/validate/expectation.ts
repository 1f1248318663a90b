import type { FieldSpec, FieldType } from '../catalogue/model.ts';

const EXPECTED: Readonly<Record<FieldType, { readonly zh: string; readonly en: string }>> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数值', en: 'a number' },
  day: { zh: '日期（yyyy-MM-dd）', en: 'a day (yyyy-MM-dd)' },
  moment: { zh: '日期时间（yyyy-MM-dd HH:mm:ss）', en: 'a time (yyyy-MM-dd HH:mm:ss)' },
  flag: { zh: 'true 或 false', en: 'true or false' },
  bytes: { zh: '字节数组', en: 'a list of bytes' },
  node: { zh: '节点', en: 'a node' },
};

/** What a field should have been, in both languages, as facts of a refusal. */
export function expectationOf({ type, places }: FieldSpec): {
  readonly expectedZh: string;
  readonly expectedEn: string;
} {
  const { zh, en } = EXPECTED[type];
  if (type !== 'number') return { expectedZh: zh, expectedEn: en };
  return places === 0
    ? { expectedZh: '整数', expectedEn: 'a whole number' }
    : {
        expectedZh: `最多 ${places} 位小数的数值`,
        expectedEn: `a number of at most ${places} decimals`,
      };
}
