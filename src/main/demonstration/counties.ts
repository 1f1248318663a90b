import type { AreaCode } from '../../kernel/ids.ts';
import type { Weighted } from './random.ts';

export const DEMONSTRATION_AREA = '532900' as AreaCode;

export type County = {
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  /** Share of the prefecture's people, in thousandths. Rough: it only spreads invented people. */
  readonly share: number;
  readonly townships: number;
};

/** The twelve counties and cities of Dali. Names and codes are real, everything in them is invented. */
export const COUNTIES: readonly County[] = [
  county('532901', '大理市', 'dls', 231, 11),
  county('532922', '漾濞县', 'ybx', 29, 9),
  county('532923', '祥云县', 'xyx', 124, 10),
  county('532924', '宾川县', 'bcx', 101, 10),
  county('532925', '弥渡县', 'mdx', 83, 8),
  county('532926', '南涧县', 'njx', 58, 8),
  county('532927', '巍山县', 'wsx', 80, 10),
  county('532928', '永平县', 'ypx', 48, 7),
  county('532929', '云龙县', 'ylx', 55, 11),
  county('532930', '洱源县', 'eyx', 69, 9),
  county('532931', '剑川县', 'jcx', 48, 8),
  county('532932', '鹤庆县', 'hqx', 74, 9),
];

export const COUNTIES_BY_SHARE: readonly Weighted<County>[] = COUNTIES.map((one) => [
  one,
  one.share,
]);

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

/** Townships have evidently invented names: 示范一乡, 示范二乡, … */
export function townshipName(number: number): string {
  return `示范${NUMERALS[number - 1]}乡`;
}

function county(
  ...[code, name, initials, share, townships]: [string, string, string, number, number]
): County {
  return { code, name, initials, share, townships };
}
