/** `C51-C58` holds every code that begins with one of C51 to C58; `E89.4` what begins with it. */
export function inRanges(code: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const [first = '', last = first] = range.split('-');
    return code.slice(0, first.length) >= first && code.slice(0, last.length) <= last;
  });
}
