/** Periods end with the first day on which they no longer hold; people name the last one on which they do. */
export function lastDay(endsOn: string): string {
  const at = new Date(`${endsOn}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return endsOn;
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}
