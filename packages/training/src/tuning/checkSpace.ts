import { contains } from './domain.ts';
import type { Domain, Parameter, Space, Value } from './space.ts';

/** An invalid search space: where, what was found, what was wanted. */
export class SpaceError extends Error {
  override readonly name = 'SpaceError';
  constructor(path: string, got: unknown, wanted: string) {
    super(`${path}: got ${got === undefined ? 'nothing' : JSON.stringify(got)}, wanted ${wanted}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a space from plain JSON.
 * @throws SpaceError that names the first wrong field
 */
export function checkSpace(value: unknown, path = 'parameters'): Space {
  const given = asObject(value, path);
  const space: Record<string, Parameter> = {};
  for (const [name, parameter] of Object.entries(given)) {
    space[name] = checkParameter(parameter, `${path}.${name}`, space);
  }
  if (Object.keys(space).length === 0) throw new SpaceError(path, value, 'at least one parameter');
  return space;
}

function checkParameter(value: unknown, path: string, earlier: Space): Parameter {
  const { when, ...fields } = asObject(value, path);
  const domain = checkDomain(fields, path);
  return when === undefined ? domain : { ...domain, when: checkWhen(when, `${path}.when`, earlier) };
}

function checkDomain(fields: Fields, path: string): Domain {
  switch (fields.kind) {
    case 'float':
    case 'logFloat': {
      refuseOthers(fields, ['kind', 'low', 'high'], path);
      const low = finite(fields.low, `${path}.low`);
      if (fields.kind === 'logFloat' && low <= 0)
        throw new SpaceError(`${path}.low`, low, 'a number above 0');
      return { kind: fields.kind, low, high: above(fields.high, low, `${path}.high`) };
    }
    case 'int': {
      refuseOthers(fields, ['kind', 'low', 'high', 'step'], path);
      const low = whole(fields.low, `${path}.low`);
      const high = above(whole(fields.high, `${path}.high`), low, `${path}.high`);
      const step = whole(fields.step ?? 1, `${path}.step`);
      if (step < 1 || (high - low) % step !== 0) {
        throw new SpaceError(`${path}.step`, step, `a whole number from 1 that leads from ${low} to ${high}`);
      }
      return { kind: 'int', low, high, step };
    }
    case 'categorical':
      refuseOthers(fields, ['kind', 'choices'], path);
      return { kind: 'categorical', choices: values(fields.choices, `${path}.choices`) };
    default:
      throw new SpaceError(`${path}.kind`, fields.kind, '"float", "logFloat", "int" or "categorical"');
  }
}

function checkWhen(value: unknown, path: string, earlier: Space): Readonly<Record<string, readonly Value[]>> {
  const when = Object.entries(asObject(value, path)).map(([name, wanted]) => {
    const place = `${path}.${name}`;
    const domain = earlier[name];
    if (domain?.kind !== 'categorical' && domain?.kind !== 'int') {
      const known = Object.keys(earlier).filter((key) => ['categorical', 'int'].includes(earlier[key].kind));
      throw new SpaceError(
        place,
        wanted,
        `the name of an earlier parameter of kind int or categorical (${known.join(', ') || 'there is none'})`,
      );
    }
    const list = values(wanted, place);
    const unknown = list.find((each) => !contains(domain, each));
    if (unknown !== undefined) throw new SpaceError(place, unknown, `values that ${name} can have`);
    return [name, list] as const;
  });
  if (when.length === 0) throw new SpaceError(path, value, 'at least one condition');
  return Object.fromEntries(when);
}

function asObject(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SpaceError(path, value, 'an object');
  }
  return value as Fields;
}

function refuseOthers(fields: Fields, known: readonly string[], path: string): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new SpaceError(`${path}.${unknown}`, fields[unknown], `no such field (known: ${known.join(', ')})`);
  }
}

function finite(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new SpaceError(path, value, 'a number');
  return value;
}

function whole(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value)) throw new SpaceError(path, value, 'a whole number');
  return value as number;
}

function above(value: unknown, low: number, path: string): number {
  const high = finite(value, path);
  if (high <= low) throw new SpaceError(path, high, `a number above ${low}`);
  return high;
}

/**
 * Different numbers, texts or booleans, at least one: a single choice is a constant, which a condition may
 * need.
 */
function values(value: unknown, path: string): readonly Value[] {
  const plain = (each: unknown) =>
    ['string', 'boolean'].includes(typeof each) || (typeof each === 'number' && Number.isFinite(each));
  if (
    !Array.isArray(value) ||
    value.length === 0 ||
    !value.every(plain) ||
    new Set(value).size < value.length
  ) {
    throw new SpaceError(path, value, 'a list of different numbers, texts or booleans');
  }
  return value as Value[];
}
