/**
 * Does something for each, one after the other. What goes wrong with one keeps none of the others back; the first failure is
 * thrown once all were tried, so that whoever runs it by the clock sees it and comes again.
 */
export async function eachByItself<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) await work(item).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
