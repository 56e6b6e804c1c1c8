/**
 * Applies `work` to all items, `width` at a time. Returns the results in the order of the items.
 */
export async function eachOf<In, Out>(
  width: number,
  all: readonly In[],
  work: (one: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(all.length);
  let next = 0;
  async function lane(): Promise<void> {
    while (next < all.length) {
      const at = next++;
      results[at] = await work(all[at]);
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, lane));
  return results;
}
