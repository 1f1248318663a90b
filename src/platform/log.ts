import type { Clock } from './clock.ts';
import { maskPersonalNumbers } from './sealing/personal-numbers.ts';

export type LogFacts = Readonly<Record<string, unknown>>;

/** One JSON line an event, so that a person and a program can both read it. */
export type Log = {
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly warn: (event: string, facts?: LogFacts) => void;
  readonly error: (event: string, facts?: LogFacts) => void;
};

const PERSONAL = /^(name|nameZh|idNumber|id_number|phone|address|authorization|key)$/;

export function createLog(clock: Clock, write: (line: string) => void): Log {
  const at =
    (level: string) =>
    (event: string, facts: LogFacts = {}) => {
      const line = { at: clock.now().toISOString(), level, event, ...(masked(facts) as LogFacts) };
      write(`${JSON.stringify(line)}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** The same facts without names, identity numbers and phone numbers, wherever they stand. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalNumbers(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Error)
    return { message: maskPersonalNumbers(value.message), stack: stackOf(value) };
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, PERSONAL.test(key) ? '***' : masked(inner)]),
  );
}

function stackOf(error: Error): string {
  return maskPersonalNumbers(error.stack ?? '');
}
