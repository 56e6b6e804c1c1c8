import { Type } from 'typebox';

/** The schema of an answer that is not JSON, by its media types. */
export function stream(description: string, ...types: readonly string[]) {
  const schema = (type: string) =>
    Type.Unsafe<unknown>(
      Type.String(type.startsWith('text/') || type.includes('json') ? {} : { format: 'binary' }),
    );
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema: schema(type) }])) };
}
