import type { FastifySchemaCompiler } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { Problem } from './problems.ts';

/**
 * Checks a part of a request by its TypeBox schema. What comes as text (query, path, headers) is turned into the numbers and booleans
 * that the schema names; a body is taken as it is. Defaults are filled in.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  // Compiled when first needed: compiling all of them would be a fifth of the start.
  let validator: ReturnType<typeof Compile> | null = null;
  return (value: unknown) => {
    validator ??= Compile(schema);
    const whole = Value.Default(schema, value);
    const converted = httpPart === 'body' ? whole : Value.Convert(schema, whole);
    return validator.Check(converted)
      ? { value: converted }
      : { error: validator.Errors(converted) as never };
  };
};

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

type Fault = { readonly instancePath: string; readonly message?: string };

/** The problem that names the first of what does not fit, and lists some more. */
export function invalid(where: string, faults: readonly Fault[]): Problem {
  const errors = faults.slice(0, 10).map(({ instancePath, message = 'is not right' }) => ({
    pointer: instancePath,
    detail: message === 'schema is false' ? 'is not known here' : message,
  }));
  const [first] = errors;
  return new Problem(
    'invalid-request',
    `${where}${first?.pointer ?? ''} ${first?.detail ?? 'is not right'}`,
    {
      members: { errors },
    },
  );
}
