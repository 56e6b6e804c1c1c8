import { asObject, type Check, FieldError, number, optional, variants } from '@cifra/core/json/check.ts';
import { contains } from './domain.ts';
import type { Domain, Parameter, Space, Value } from './space.ts';

/**
 * Checks a space from plain JSON.
 * @throws FieldError that names the first wrong field
 */
export function checkSpace(value: unknown, path = 'parameters'): Space {
  const space: Record<string, Parameter> = {};
  for (const [name, parameter] of Object.entries(asObject(value, path))) {
    space[name] = checkParameter(parameter, `${path}.${name}`, space);
  }
  if (Object.keys(space).length === 0) throw new FieldError(path, value, 'at least one parameter');
  return space;
}

function checkParameter(value: unknown, path: string, earlier: Space): Parameter {
  const { when, ...fields } = asObject(value, path);
  const domain = checkDomain(fields, path);
  return when === undefined ? domain : { ...domain, when: checkWhen(when, `${path}.when`, earlier) };
}

/**
 * Different numbers, texts or booleans, at least one: a single choice is a constant, which a
 * condition may need.
 */
const values: Check<readonly Value[]> = (value, path) => {
  const plain = (each: unknown) =>
    ['string', 'boolean'].includes(typeof each) || (typeof each === 'number' && Number.isFinite(each));
  if (
    !Array.isArray(value) ||
    value.length === 0 ||
    !value.every(plain) ||
    new Set(value).size < value.length
  ) {
    throw new FieldError(path, value, 'a list of different numbers, texts or booleans');
  }
  return value;
};

const whole = number({ whole: true });
const fields = variants({
  float: { low: number(), high: number() },
  logFloat: { low: number({ above: 0 }), high: number() },
  int: { low: whole, high: whole, step: optional(number({ from: 1, whole: true })) },
  categorical: { choices: values },
});

/** Checks what one field requires of another: `high` is above `low`, and steps lead to it. */
function checkDomain(value: unknown, path: string): Domain {
  const domain = fields(value, path);
  if (domain.kind === 'categorical') return domain;
  const { low, high } = domain;
  if (high <= low) throw new FieldError(`${path}.high`, high, `a number > ${low}`);
  if (domain.kind !== 'int') return domain;
  const { step = 1 } = domain;
  if ((high - low) % step !== 0)
    throw new FieldError(`${path}.step`, step, `a whole number that leads from ${low} to ${high}`);
  return { kind: 'int', low, high, step };
}

function checkWhen(value: unknown, path: string, earlier: Space): Readonly<Record<string, readonly Value[]>> {
  const when = Object.entries(asObject(value, path)).map(([name, given]) => {
    const place = `${path}.${name}`;
    const domain = earlier[name];
    if (domain?.kind !== 'categorical' && domain?.kind !== 'int')
      throw new FieldError(place, given, expectedCondition(earlier));
    const list = values(given, place);
    const unknown = list.find((each) => !contains(domain, each));
    if (unknown !== undefined) throw new FieldError(place, unknown, `values that ${name} can have`);
    return [name, list] as const;
  });
  if (when.length === 0) throw new FieldError(path, value, 'at least one condition');
  return Object.fromEntries(when);
}

function expectedCondition(earlier: Space): string {
  const known = Object.keys(earlier).filter((key) => ['categorical', 'int'].includes(earlier[key].kind));
  return `the name of an earlier parameter of kind int or categorical (${known.join(', ') || 'there is none'})`;
}
