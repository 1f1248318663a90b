import type { Connection } from './sql.ts';

/** Whoever works with a kept connection of his own; one whose connection broke is replaced at the next call. */
export type Staff<Worker> = {
  readonly of: (index: number) => Promise<Worker>;
  readonly close: () => Promise<void>;
};

export function createStaff<Worker extends { readonly connection: Connection }>(
  hire: () => Promise<Worker>,
): Staff<Worker> {
  const places: (Promise<Worker> | undefined)[] = [];
  return {
    async of(index) {
      const place = places[index];
      const current = await place?.catch(() => undefined);
      if (current && !current.connection.broken()) return current;
      // Whoever came first replaces it, the others wait for the same one.
      if (places[index] === place) places[index] = hire();
      return places[index] as Promise<Worker>;
    },
    async close() {
      for (const place of places) await (await place?.catch(() => undefined))?.connection.close();
    },
  };
}
