const LENGTH_MIN = 12;
const LENGTH_MAX = 128;
const DIFFERENT_MIN = 6;

export type PasswordFault = 'short' | 'long' | 'plain' | 'name' | 'same';

/** Length beats rules about signs; refused is what is guessed first. */
export function faultOf(next: string, name: string, current: string): PasswordFault | null {
  const length = [...next].length;
  if (length < LENGTH_MIN) return 'short';
  if (length > LENGTH_MAX) return 'long';
  if (new Set(next.toLowerCase()).size < DIFFERENT_MIN) return 'plain';
  if (next.toLowerCase().includes(name.toLowerCase())) return 'name';
  return next === current ? 'same' : null;
}
