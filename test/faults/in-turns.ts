/** Maps with a bounded number of calls under way; results in the order of the items. */
export async function inTurns<Item, Result>(
  parallel: number,
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await run(items[index] as Item);
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  return results;
}
