/** A copy of plain JSON with another value at a place, such as `pages.0.unit`. */
export function withValue(json: object, place: string, value: unknown): unknown {
  const copy = structuredClone(json) as Record<string, unknown>;
  const keys = place.split('.');
  const last = keys.pop()!;
  let parent = copy;
  for (const key of keys) parent = parent[key] as Record<string, unknown>;
  parent[last] = value;
  return copy;
}
