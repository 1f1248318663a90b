/**
 * Looks for viruses while a file arrives. `begin` opens one look; every chunk is told as it comes, and the verdict
 * concerns all of them. A scanner that cannot be reached is an Outage: nothing is kept unseen.
 */
export type VirusScan = {
  readonly begin: () => Promise<Look>;
};

export type Look = {
  readonly tell: (chunk: Uint8Array) => Promise<void>;
  readonly verdict: () => Promise<Verdict>;
  /** For when the file did not arrive after all. */
  readonly abandon: () => void;
};

export type Verdict = {
  /** Which scanner said so, with its version; `none`: nobody looked. */
  readonly by: string;
  /** The name of what was found; null: nothing. */
  readonly found: string | null;
};

/** Where no scanner is set, which every file then says of itself. */
export const noVirusScan: VirusScan = {
  begin: () =>
    Promise.resolve({
      tell: () => Promise.resolve(),
      verdict: () => Promise.resolve({ by: 'none', found: null }),
      abandon: () => undefined,
    }),
};
