const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** 人民币大写 of an amount such as `160.00`, as a paper of value states it: 壹佰陆拾元整. */
export function capitalAmount(amount: string): string {
  const match = /^(-?)0*(\d{0,12})\.(\d)(\d)$/.exec(amount);
  if (!match) return amount;
  const [, sign = '', whole = '', jiao = '0', fen = '0'] = match;
  const yuan = whole === '' ? '' : `${wholeText(whole)}元`;
  const tail = fractionText(jiao, fen, yuan !== '');
  const text = yuan === '' && tail === '' ? '零元整' : `${yuan}${tail === '' ? '整' : tail}`;
  return sign === '' ? text : `负${text}`;
}

function fractionText(jiao: string, fen: string, hasYuan: boolean): string {
  if (jiao === '0' && fen === '0') return '';
  const first = jiao === '0' ? (hasYuan ? '零' : '') : `${digit(jiao)}角`;
  return `${first}${fen === '0' ? '整' : `${digit(fen)}分`}`;
}

function wholeText(whole: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4)
    groups.push(whole.slice(Math.max(0, end - 4), end));
  let text = '';
  let gap = false;
  for (const [i, group] of [...groups.entries()].reverse()) {
    const own = groupText(group);
    if (own === '') {
      gap = text !== '';
      continue;
    }
    // One 零 for all noughts between two digits that are written.
    if (text !== '' && (gap || group.startsWith('0'))) text += '零';
    text += own + (GROUPS[i] ?? '');
    gap = false;
  }
  return text;
}

function groupText(group: string): string {
  let text = '';
  let gap = false;
  for (const [i, character] of [...group].entries()) {
    if (character === '0') {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digit(character)}${PLACES[group.length - 1 - i] ?? ''}`;
    gap = false;
  }
  return text;
}

function digit(character: string): string {
  return DIGITS.charAt(Number(character));
}
