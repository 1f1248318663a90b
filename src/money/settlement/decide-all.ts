import { Rejection } from '../../kernel/rejection.ts';
import { type Books, enter } from './books.ts';
import { decideRecompute, decideReverse } from './decide-correction.ts';
import { type Decided, decideSettle, type NextId } from './decide-settle.ts';
import { KEY_REUSED } from './errors.ts';
import type { Facts } from './facts.ts';
import { providerOf } from './gather.ts';
import type { Command, Recording } from './model.ts';
import { sha256 } from './row-hash.ts';
import { requestName } from './store.ts';

/** What became of one command: answered before, refused, or decided now. */
export type Verdict =
  | { readonly replay: readonly string[] }
  | { readonly recording: Recording; readonly repeated: boolean }
  | Rejection;

/** Runs the commands in arrival order, carrying the books from one to the next. */
export function decideAll(
  commands: readonly Command[],
  facts: Facts,
  books: Books,
  nextId: NextId,
): readonly Verdict[] {
  return commands.map((command) => {
    const verdict = decideOne(command, facts, books, nextId);
    if (!(verdict instanceof Rejection) && 'recording' in verdict && !verdict.repeated) {
      enter(books, verdict.recording);
    }
    return verdict;
  });
}

function decideOne(command: Command, facts: Facts, books: Books, nextId: NextId): Verdict {
  const bodyHash = hashBody(command);
  const request = {
    provider: providerOf(command),
    transaction: command.type,
    key: command.key,
    bodyHash,
  };
  const name = requestName(request.provider, request.transaction, request.key);
  const stored = facts.requests.get(name);
  const earlier = books.answered.get(name);
  const first = stored?.bodyHash ?? earlier?.request.bodyHash;
  if (first !== undefined && first !== bodyHash) {
    return new Rejection(KEY_REUSED, { key: command.key });
  }
  if (stored) return { replay: stored.settlements };
  if (earlier) return { recording: earlier, repeated: true };
  const decided = decide(command, facts, books, nextId);
  if (decided instanceof Rejection) return decided;
  return { recording: { request, ...decided }, repeated: false };
}

function decide(command: Command, facts: Facts, books: Books, nextId: NextId): Decided | Rejection {
  switch (command.type) {
    case 'settle':
      return decideSettle(command, facts, books, nextId);
    case 'reverse':
      return decideReverse(command, facts, books, nextId);
    case 'recompute':
      return decideRecompute(command, facts, books, nextId);
  }
}

/** The body in one spelling: keys in order, amounts as whole fen. */
export function hashBody(command: Command): string {
  const values = command as unknown as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(command).sort()) {
    text += `${text === '' ? '' : '\u001f'}${key}=${String(values[key])}`;
  }
  return sha256(text);
}
