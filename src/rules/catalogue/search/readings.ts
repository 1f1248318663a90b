import { pinyin } from 'pinyin-pro';

/**
 * First letters of characters that names of drugs, services and materials use in more than one reading,
 * or that people commonly type by the other one. A dictionary knows many more readings, but most occur in
 * no such name and would only make every search find more.
 */
const READINGS: Readonly<Record<string, string>> = {
  重: 'cz',
  长: 'cz',
  藏: 'cz',
  参: 'cs',
  单: 'ds',
  调: 'td',
  弹: 'td',
  行: 'hx',
  降: 'jx',
  解: 'jx',
  系: 'xj',
  校: 'xj',
  茜: 'xq',
  纤: 'xq',
  奇: 'qj',
  卡: 'kq',
  壳: 'kq',
  伽: 'gjq',
  茄: 'qj',
  乐: 'ly',
  没: 'mw',
  粘: 'nz',
  石: 'sd',
  术: 'sz',
  传: 'cz',
  曾: 'cz',
  朝: 'cz',
  大: 'dt',
  阿: 'ae',
  芥: 'jg',
  便: 'bp',
  泊: 'bp',
  柏: 'bp',
  臭: 'cx',
  率: 'ls',
  差: 'cs',
  盛: 'cs',
  尿: 'ns',
  吖: 'ay',
};

const VARIED_MAX = 4;

/** The pinyin initials of a name in each reading that somebody may type, the usual one first. */
export function readingsOf(name: string): string[] {
  const characters = [...name];
  const usual = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' });
  let readings = [''];
  let varied = 0;
  for (const [place, character] of characters.entries()) {
    const first = letterOf(usual[place] ?? character);
    const others = varied < VARIED_MAX ? [...(READINGS[character] ?? '')] : [];
    const letters = [...new Set([first, ...others])];
    if (letters.length > 1) varied += 1;
    readings = letters.flatMap((letter) => readings.map((reading) => reading + letter));
  }
  return [...new Set(readings)].filter((reading) => reading !== '');
}

/** Brackets, points and Greek letters are not typed. */
function letterOf(text: string): string {
  return /^[a-z0-9]/i.test(text) ? text.charAt(0).toLowerCase() : '';
}
