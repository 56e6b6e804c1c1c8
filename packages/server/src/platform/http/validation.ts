import type { FastifySchemaCompiler } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Checks a part of a request by its TypeBox schema. What comes as text (query, path, headers) is turned into the numbers and booleans
 * that the schema names; a body is taken as it is. Defaults are filled in. An option of the address that is not known is refused, as a
 * member of a body is: mistyped, it would change nothing, and nobody would be told.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  // Compiled when first needed: compiling all of them would be a fifth of the start.
  let validator: ReturnType<typeof Compile> | null = null;
  return (value: unknown) => {
    validator ??= Compile(schema);
    const unknown = httpPart === 'querystring' ? unknownOptions(schema, value) : [];
    if (unknown.length > 0) return { error: unknown as never };
    const whole = Value.Default(schema, value);
    const converted = httpPart === 'body' ? whole : Value.Convert(schema, whole);
    return validator.Check(converted)
      ? { value: converted }
      : { error: withDescriptions(schema, validator.Errors(converted)) as never };
  };
};

/** A text that breaks its pattern is told what the schema's description wants: nobody reads a regular expression. */
function withDescriptions(schema: TSchema, faults: readonly Fault[]): readonly Fault[] {
  const { properties = {} } = schema as { properties?: Record<string, { description?: string }> };
  return faults.map((fault) => {
    const description = properties[fault.instancePath.slice(1)]?.description;
    if (fault.keyword !== 'pattern' || description === undefined) return fault;
    return { ...fault, message: `does not fit. ${description}` };
  });
}

/** Gives routes of the API that take no options in the address a schema that says so. Called before they are added. */
export function refuseUnknownOptions(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/') || route.schema?.querystring !== undefined) return;
    route.schema = { ...route.schema, querystring: Type.Object({}) };
  });
}

/**
 * Checks what does not come in one fixed form, as the fields of a form and the members of JSON do.
 * @param where is named first in the problem: "body"
 */
export function checker<T extends TSchema>(schema: T, where: string): (value: unknown) => Static<T> {
  let validator: ReturnType<typeof Compile> | null = null;
  return (value) => {
    validator ??= Compile(schema);
    if (validator.Check(value)) return value as Static<T>;
    throw invalid(where, validator.Errors(value));
  };
}

type Fault = {
  readonly keyword?: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params?: object;
};

function unknownOptions(schema: TSchema, value: unknown): Fault[] {
  const known = Object.keys((schema as { properties?: object }).properties ?? {});
  return Object.keys(value as object)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      instancePath: `/${name}`,
      message:
        known.length > 0
          ? `is not known here; there are ${known.join(', ')}`
          : 'is not known here; there are no options',
    }));
}

/** What the checker says of one value in several lines, or in words of JSON Schema, in one that says what is wanted. */
function plainly(faults: readonly Fault[]): { pointer: string; detail: string }[] {
  const byPlace = Object.entries(Object.groupBy(faults, ({ instancePath }) => instancePath));
  return byPlace.flatMap(([pointer, all = []]) => {
    const allowed = all.flatMap(({ params = {} }) => allowedBy(params));
    if (allowed.length > 0) {
      const values = allowed.map((value) => JSON.stringify(value)).join(' or ');
      return [{ pointer, detail: `must be ${values}` }];
    }
    return (
      all
        // That there is an unknown member is said of the member itself.
        .filter(({ keyword }) => keyword !== 'additionalProperties')
        .map(({ message = 'is not right' }) => ({
          pointer,
          detail: message === 'schema is false' ? 'is not known here' : message,
        }))
    );
  });
}

/** The values that a rule of constants names. */
function allowedBy(params: {
  allowedValue?: unknown;
  allowedValues?: readonly unknown[];
}): readonly unknown[] {
  return params.allowedValues ?? ('allowedValue' in params ? [params.allowedValue] : []);
}

/** The problem that names the first of what does not fit, and lists some more. */
export function invalid(where: string, faults: readonly Fault[]): Problem {
  const errors = plainly(faults).slice(0, 10);
  const [{ pointer, detail } = { pointer: '', detail: 'is not right' }] = errors;
  const place = where === 'querystring' ? 'query' : where;
  return new Problem('invalid-request', `${place}${pointer} ${detail}`, { members: { errors } });
}
