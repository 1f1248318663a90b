import { join } from 'node:path';
import { type StubBank, startStubBank } from '../../src/border/bank/index.ts';
import { type StubGateway, startStubGateway } from '../../src/counter/notices/index.ts';
import { clockFrom } from '../../src/platform/clock.ts';
import { type Product, pause, startProduct } from '../chaos/product.ts';
import type { Moment, Officer } from './model.ts';
import { AREA, keyOf } from './officers.ts';

/** The window of one server with its bank and gateway, which live on when the server is killed. */
const FAILURES_MOST = 200;

export type Site = {
  readonly product: Product;
  readonly bank: StubBank;
  readonly gateway: StubGateway;
  readonly today: () => string;
  /** Sets the clock; at midnight what had its time by then is done first. Time never goes back. */
  readonly moveTo: (moment: Moment, midnight?: 'midnight') => Promise<void>;
  /** After so many more answers something is killed, and started again. */
  readonly killAfter: (answers: number, victim: Victim) => void;
  /** Told of each answer. */
  readonly answered: () => void;
  /** Resolves when nothing that was killed is still away. */
  readonly whole: () => Promise<void>;
  readonly kills: () => Readonly<Record<Victim, number>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

export type Victim = 'server' | 'postgres';

export async function startSite(people: number, officers: readonly Officer[]): Promise<Site> {
  const time = { set: Date.parse('2025-01-01T00:30:00+08:00'), at: Date.now() };
  const now = () => time.set + Date.now() - time.at;
  const { today } = clockFrom(() => new Date(now()));
  const bank = await startStubBank(today);
  const gateway = await startStubGateway();
  const settings = {
    YIKAO_DEMO: String(people),
    YIKAO_KEYS: keysFor(officers),
    YIKAO_BANK: bank.address,
    YIKAO_SMS: gateway.address,
    YIKAO_HOST: '127.0.0.1',
  };
  const product = await startProduct({
    call: () => [join('tools', 'clock-server.ts'), new Date(now()).toISOString()],
    settings,
    folder: 'yikao-year-',
  });
  const killing = killer(product);
  return {
    ...{ product, bank, gateway, today, settings },
    async moveTo(moment, midnight) {
      const to = Date.parse(`${moment.replace(' ', 'T')}:00+08:00`);
      if (to < now()) return;
      for (let failures = 0; ; ) {
        await killing.whole();
        Object.assign(time, { set: to, at: Date.now() });
        const only = midnight === undefined;
        const said = await product.tell({ to: new Date(to).toISOString(), ...(only && { only }) });
        const { failed } = (said ?? {}) as { readonly failed?: string };
        if (said !== null && failed === undefined) return;
        // A killed database is back soon; whatever fails for longer is wrong.
        failures += failed === undefined ? 0 : 1;
        if (failures > FAILURES_MOST) throw new Error(`what is due at ${moment}: ${failed}`);
        await pause(50);
      }
    },
    ...killing,
    async stop() {
      await killing.whole().catch(() => undefined);
      await product.stop();
      await bank.stop();
      await gateway.stop();
    },
  };
}

function killer(product: Product) {
  const counts: Record<Victim, number> = { server: 0, postgres: 0 };
  let waiting: { left: number; readonly victim: Victim } | null = null;
  let under: Promise<void> = Promise.resolve();
  const kill = async (victim: Victim) => {
    counts[victim] += 1;
    if (victim === 'postgres') return product.killPostgres();
    await product.killServer();
    await product.restart();
  };
  const due = () => {
    if (!waiting || waiting.left > 0) return;
    const { victim } = waiting;
    waiting = null;
    under = under.then(() => kill(victim));
    // Whoever waits for it hears of a failure; until then it must not end this process.
    under.catch(() => undefined);
  };
  return {
    killAfter(answers: number, victim: Victim) {
      waiting = { left: answers, victim };
      due();
    },
    answered() {
      if (!waiting) return;
      waiting.left -= 1;
      due();
    },
    whole: () => under,
    kills: () => counts,
  };
}

function keysFor(officers: readonly Officer[]): string {
  return JSON.stringify(
    officers.map(({ id, role, office }) => ({
      ...{ key: keyOf(id), id, role },
      ...(office === null ? { area: AREA } : { office }),
    })),
  );
}
