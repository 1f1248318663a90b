import { everyElement, type XmlElement } from './read-xml.ts';

/**
 * What the tags of an OFD say of its pages: each bears the name of a fact and the numbers of the objects that draw it. They
 * become elements of the same names with what is drawn as text, and read like those of an invoice that is attached.
 */
export function readTagged(tags: XmlElement, pages: readonly XmlElement[]): XmlElement[] {
  const drawn = new Map(pages.flatMap((page) => [...everyElement(page)].flatMap(drawnBy)));
  return [...everyElement(tags)].flatMap(({ name, children }) => {
    const texts = children
      .filter((child) => child.name === 'ObjectRef')
      .map(({ text }) => drawn.get(text.trim()) ?? '')
      .filter((text) => text !== '');
    // A name or a day may be drawn in pieces; an amount is drawn in words and in figures.
    const figure = name.endsWith('Amount')
      ? texts.find((text) => /^[¥￥]?\d/.test(text))
      : undefined;
    const text = figure ?? texts.join('');
    return text === '' ? [] : [{ name, attributes: {}, children: [], text }];
  });
}

function drawnBy({ name, attributes, children }: XmlElement): [string, string][] {
  if (name !== 'TextObject' || attributes.ID === undefined) return [];
  const codes = children.filter((child) => child.name === 'TextCode');
  return [[attributes.ID, codes.map(({ text }) => text.trim()).join('')]];
}
