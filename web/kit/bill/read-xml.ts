export type XmlElement = {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Open = {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
};

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s<>/!?]+)([^<>]*?)(\/?)>|([^<]+)/gy;
// It begins at a space, so that a long word without a sign is looked at once and not from each of its letters.
const ATTRIBUTE = /\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DEEPEST = 64;
const MOST = 200_000;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The elements of an XML text, or null where it is none, is broken, or declares things of its own: an invoice needs no
 * DOCTYPE, and what grows while it is read is not read.
 */
export function readXml(text: string): XmlElement | null {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const source = text.replace(/^\uFEFF/, '').trim();
  TOKEN.lastIndex = 0;
  let count = 0;
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source);
    count += 1;
    if (!token || count > MOST || open.length > DEEPEST) return null;
    if (!enter(token, open)) return null;
  }
  const [only, ...others] = root.children;
  return open.length === 1 && only && others.length === 0 && root.text.trim() === '' ? only : null;
}

/** False: the text is broken here. */
function enter(token: RegExpExecArray, open: Open[]): boolean {
  const [, cdata, closing, name = '', rest = '', empty, plain] = token;
  const parent = open.at(-1) as Open;
  if (cdata !== undefined) parent.text += cdata;
  else if (plain !== undefined) parent.text += decoded(plain);
  else if (closing === '/') {
    if (open.length === 1 || parent.name !== localName(name)) return false;
    open.pop();
  } else if (closing !== undefined) {
    const element = {
      name: localName(name),
      attributes: attributesOf(rest),
      children: [],
      text: '',
    };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
  }
  return true;
}

function attributesOf(rest: string): Record<string, string> {
  return Object.fromEntries(
    [...rest.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
      localName(name),
      decoded(double ?? single ?? ''),
    ]),
  );
}

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Every element below, itself first. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}
