import type { Random } from './random.ts';

/** A syllable with the first letter of its reading. */
type Syllable = readonly [text: string, initial: string];

/** Nobody is called "demonstration" or "sample": such a name cannot be taken for a real person's. */
const FAMILIES: readonly Syllable[] = [
  ['演示', 'ys'],
  ['示例', 'sl'],
  ['样本', 'yb'],
  ['模拟', 'mn'],
  ['虚构', 'xg'],
  ['试用', 'sy'],
];
const STEMS = syllables('甲j乙y丙b丁d戊w己j庚g辛x壬r癸g');
const BRANCHES = syllables('子z丑c寅y卯m辰c巳s午w未w申s酉y戌x亥h');
const WORDS = syllables('山s水s云y风f雪x月y石s松s竹z梅m兰l荷h江j湖h海h星x原y林l溪x峰f');

export type Name = { readonly text: string; readonly initials: string };

export type Family = Syllable;

export function pickFamily(random: Random): Family {
  return random.pick(FAMILIES);
}

/** 演示甲子山: 14,400 different ones. */
export function pickName(random: Random, family: Family): Name {
  const parts = [family, random.pick(STEMS), random.pick(BRANCHES), random.pick(WORDS)];
  return {
    text: parts.map(([text]) => text).join(''),
    initials: parts.map(([, initial]) => initial).join(''),
  };
}

function syllables(pairs: string): Syllable[] {
  const characters = [...pairs];
  return characters.flatMap((text, i) =>
    i % 2 === 0 ? [[text, characters[i + 1] ?? ''] as const] : [],
  );
}
