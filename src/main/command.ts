/** One command of `yikao`, in a file of its name. */
export type Command = {
  readonly usage: readonly { readonly call: string; readonly does: string }[];
  /** The exit code: 0 done, 1 refused or failed, 2 the arguments were not understood. */
  readonly run: (args: readonly string[]) => Promise<number>;
};

export function misused({ usage }: Pick<Command, 'usage'>): number {
  for (const { call } of usage) process.stderr.write(`Usage: yikao ${call}\n`);
  return 2;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
