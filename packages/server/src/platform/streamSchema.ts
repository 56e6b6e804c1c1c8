import { Type } from 'typebox';

/** An answer that is not JSON, for the description of a route: its media types. */
export function stream(description: string, ...types: readonly string[]) {
  const schema = Type.Unsafe<unknown>(Type.String());
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}
