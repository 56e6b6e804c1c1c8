import type { FastifySchemaCompiler } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Checks a part of a request by its TypeBox schema. Text (query, path, headers) is converted to the
 * numbers and booleans of the schema; a body is not converted. Defaults are filled in. Unknown
 * query parameters are refused, like unknown fields of a body: a typing error would otherwise have
 * no effect and go unnoticed.
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

/** Replaces the regular expression in messages about patterns by the description of the field. */
function withDescriptions(schema: TSchema, faults: readonly Fault[]): readonly Fault[] {
  const { properties = {} } = schema as { properties?: Record<string, { description?: string }> };
  return faults.map((fault) => {
    const description = properties[fault.instancePath.slice(1)]?.description;
    if (fault.keyword !== 'pattern' || description === undefined) return fault;
    return { ...fault, message: `does not fit. ${description}` };
  });
}

/**
 * Gives API routes without query parameters a schema without any. Call it before routes are added.
 */
export function refuseUnknownOptions(app: App): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/') || route.schema?.querystring !== undefined) return;
    route.schema = { ...route.schema, querystring: Type.Object({}) };
  });
}

/**
 * Checks values outside the validated parts of a request, such as fields of a form.
 * @param where first word of the problem: "body"
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
          ? `is unknown; the parameters are ${known.join(', ')}`
          : 'is unknown; there are no parameters',
    }));
}

/**
 * Turns the validator's faults, which may be several per value and in terms of JSON Schema, into
 * one plain message per value.
 */
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
        // The unknown field has a fault itself.
        .filter(({ keyword }) => keyword !== 'additionalProperties')
        .map(({ keyword, message = 'is invalid' }) => ({
          pointer,
          // The schema of an unknown field is `false`.
          detail: keyword === 'boolean' ? 'is unknown' : message,
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

/** The problem for invalid values: it names the first, and lists up to ten. */
export function invalid(where: string, faults: readonly Fault[]): Problem {
  const errors = plainly(faults).slice(0, 10);
  const [{ pointer, detail } = { pointer: '', detail: 'is invalid' }] = errors;
  const place = where === 'querystring' ? 'query' : where;
  return new Problem('invalid-request', `${place}${pointer} ${detail}`, { members: { errors } });
}
