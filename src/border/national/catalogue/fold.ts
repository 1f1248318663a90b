/** One spelling for `expContent`, `exp_content` and `EXP_CONTENT`. */
export function fold(code: string): string {
  return code.replace(/[_\-\s]/g, '').toLowerCase();
}
