import { Outage, Rejection } from '../kernel/rejection.ts';
import { isConnectionLoss } from './sql.ts';

/**
 * Joins requests that arrive together. An idle lane answers one request at once. While a batch is under
 * way the next ones gather, and leave when it is done, when they are enough for a batch worth its cost,
 * or when it takes longer than one should. A claim (a person) is in at most one running batch; several
 * requests of one claim ride in one batch in arrival order.
 */
export type Lanes<Request, Answer> = {
  readonly submit: (request: Request) => Promise<Answer>;
  /** Refuses new requests and waits for those under way. */
  readonly close: () => Promise<void>;
};

export type LaneOptions<Request, Answer> = {
  readonly workers: number;
  readonly batchMax: number;
  readonly claimOf: (request: Request) => string;
  /** Whether a request needs a batch of its own; without it none does. */
  readonly isAlone?: (request: Request) => boolean;
  /** One outcome a request, in order. A refusal is a value; a throw means nothing was recorded. */
  readonly run: (
    batch: readonly Request[],
    worker: number,
  ) => Promise<readonly (Answer | Rejection)[]>;
};

type Waiting<Request, Answer> = {
  readonly request: Request;
  readonly claim: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
};

/** Smaller batches would save no time: what a batch costs by itself outweighs so few. */
const SHARE_LEAST = 32;
/** How long few wait for a batch under way; most take less, and one that hangs must not hold the lane. */
const PATIENCE_MS = 8;

export function createLanes<Request, Answer>(
  options: LaneOptions<Request, Answer>,
): Lanes<Request, Answer> {
  const { workers, batchMax, claimOf, isAlone = () => false, run } = options;
  let queue: Waiting<Request, Answer>[] = [];
  const claimed = new Set<string>();
  const free = Array.from({ length: workers }, (_, index) => index);
  let scheduled = false;
  let lastLeft = 0;
  let waitingOut = false;
  let closing: (() => void) | undefined;

  /** Requests that came in the same turn of the event loop leave together. */
  function schedule(): void {
    if (scheduled || free.length === 0 || queue.length === 0) return;
    scheduled = true;
    setImmediate(dispatch);
  }

  function dispatch(): void {
    scheduled = false;
    while (free.length > 0 && queue.length > 0) {
      if (isWorthWaiting()) return;
      const batch = takeBatch();
      if (batch.length === 0) return;
      lastLeft = performance.now();
      const worker = free.pop() as number;
      void runBatch(batch, worker).finally(() => {
        for (const { claim } of batch) claimed.delete(claim);
        free.push(worker);
        if (closing && free.length === workers && queue.length === 0) closing();
        schedule();
      });
    }
  }

  function isWorthWaiting(): boolean {
    if (free.length === workers || queue.length >= SHARE_LEAST) return false;
    const left = lastLeft + PATIENCE_MS - performance.now();
    if (left <= 0) return false;
    if (!waitingOut) {
      waitingOut = true;
      setTimeout(() => {
        waitingOut = false;
        schedule();
      }, left);
    }
    return true;
  }

  /**
   * Few are shared between the workers: one that took them all would keep the last as long as the first,
   * beside idle neighbours. When more wait than a batch holds, full ones cost least.
   */
  function shareOf(waiting: number): number {
    if (waiting > batchMax) return batchMax;
    return Math.min(batchMax, Math.max(SHARE_LEAST, Math.ceil(waiting / workers)));
  }

  function takeBatch(): Waiting<Request, Answer>[] {
    const batch: Waiting<Request, Answer>[] = [];
    const left: Waiting<Request, Answer>[] = [];
    const mine = new Set<string>();
    // A claim that had to wait holds back its later requests too: none overtakes another.
    const passed = new Set<string>();
    let sizeMax = shareOf(queue.length);
    for (const waiting of queue) {
      const { claim, request } = waiting;
      const blocked = passed.has(claim) || (claimed.has(claim) && !mine.has(claim));
      const alone = isAlone(request);
      if (blocked || batch.length >= sizeMax || (alone && batch.length > 0)) {
        passed.add(claim);
        left.push(waiting);
        continue;
      }
      batch.push(waiting);
      mine.add(claim);
      claimed.add(claim);
      if (alone) sizeMax = 1;
    }
    queue = left;
    return batch;
  }

  async function runBatch(
    batch: readonly Waiting<Request, Answer>[],
    worker: number,
  ): Promise<void> {
    try {
      const outcomes = await run(
        batch.map(({ request }) => request),
        worker,
      );
      batch.forEach((waiting, i) => {
        answer(waiting, outcomes[i] as Answer | Rejection);
      });
    } catch (error) {
      // After a lost connection nobody knows what was recorded: the sender repeats with its key.
      if (isConnectionLoss(error as Error) || error instanceof Outage) {
        for (const { reject } of batch) reject(outage(error));
      } else {
        for (const waiting of batch) await runAlone(waiting, worker, error);
      }
    }
  }

  /** A failed batch runs again one by one: a stored answer, an own refusal, or one retry for each. */
  async function runAlone(
    waiting: Waiting<Request, Answer>,
    worker: number,
    batchError: unknown,
  ): Promise<void> {
    let last = batchError;
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const [outcome] = await run([waiting.request], worker);
        return answer(waiting, outcome as Answer | Rejection);
      } catch (error) {
        last = error;
      }
    }
    waiting.reject(isContention(last) || isConnectionLoss(last as Error) ? outage(last) : last);
  }

  return {
    submit(request) {
      if (closing) return Promise.reject(new Outage('the server is stopping'));
      return new Promise<Answer>((resolve, reject) => {
        queue.push({ request, claim: claimOf(request), resolve, reject });
        schedule();
      });
    },
    close() {
      return new Promise<void>((resolve) => {
        closing = resolve;
        if (free.length === workers && queue.length === 0) resolve();
      });
    },
  };
}

function answer<Answer>(waiting: Waiting<unknown, Answer>, outcome: Answer | Rejection): void {
  if (outcome instanceof Rejection) waiting.reject(outcome);
  else waiting.resolve(outcome);
}

/** Another process changed a version, used a key, or holds a lock: worth another try. */
function isContention(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code === '40001' || code === '40P01' || code === '23505' || code === '55P03';
}

function outage(cause: unknown): Outage {
  return new Outage('the outcome is unknown; repeat with the same key', { cause });
}
