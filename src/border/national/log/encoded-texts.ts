const START_BYTES = 65_536;
/** A character of a text is at most so many bytes of UTF-8. */
const CHARACTER_MOST = 3;

export function without(sign: string, text: string): string {
  return text.includes(sign) ? text.replaceAll(sign, '') : text;
}

/** Texts one after another as UTF-8, with a sign of one byte between them that none of them keeps. */
export class EncodedTexts {
  readonly #sign: string;
  #bytes: Buffer = Buffer.alloc(0);
  #used = 0;
  #any = false;

  constructor(sign: string) {
    this.#sign = sign;
  }

  add(text: string): void {
    const own = without(this.#sign, text);
    const most = this.#used + 1 + own.length * CHARACTER_MOST;
    if (most > this.#bytes.length) this.#grow(most);
    if (this.#any) this.#used += this.#bytes.write(this.#sign, this.#used);
    this.#any = true;
    this.#used += this.#bytes.write(own, this.#used);
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#used);
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafe(Math.max(least, this.#bytes.length * 2, START_BYTES));
    this.#bytes.copy(grown, 0, 0, this.#used);
    this.#bytes = grown;
  }
}
