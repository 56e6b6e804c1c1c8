import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const packages = join(import.meta.dirname, '../..');

/** A function or class that a package exports, and its docstring. */
export type Documented = {
  readonly name: string;
  readonly kind: 'function' | 'class';
  /** Names of its parameters; a destructured one counts as one. */
  readonly parameters: readonly string[];
  /** The text of the comment, without its stars. */
  readonly docstring: string;
  /** The program after `@example`; null if there is none. */
  readonly example: string | null;
};

/** Returns what `index.ts` of a workspace exports besides types and constants, in its order. */
export function documentedIn(workspace: string): Documented[] {
  const index = readFileSync(join(packages, workspace, 'src/index.ts'), 'utf8');
  const own = [...index.matchAll(/^export (?:async )?(?:function|class) (\w+)/gm)].map(([, name]) =>
    declared(name, index),
  );
  const others = [...index.matchAll(/^export \{([^}]*)\} from '([^']+)'/gms)].flatMap(([, names, from]) => {
    const file = fileOf(workspace, from);
    const source = readFileSync(join(packages, file), 'utf8');
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => declared(name, source));
  });
  return [...own, ...others].filter((each) => each !== null);
}

/** `@cifra/core/base/error.ts` → `core/src/base/error.ts`. */
function fileOf(workspace: string, from: string): string {
  if (from.startsWith('.')) return posix.join(workspace, 'src', from);
  return from.replace(/^@cifra\/([^/]+)\//, '$1/src/');
}

function declared(name: string, source: string): Documented | null {
  const docstring = String.raw`(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\n)?`;
  const found = new RegExp(
    String.raw`${docstring}export (?:async )?(function|class)\*? ${name}\b(?:<[^(]*>)?(?:\(([\s\S]*?)\)(?::| \{))?`,
  ).exec(source);
  if (found === null) return null;
  const [, text = '', kind, parameters = ''] = found;
  const plain = text.replace(/^ ?\* ?/gm, '').trim();
  const [, example = null] = /@example\n([\s\S]*)$/.exec(plain) ?? [];
  return {
    name,
    kind: kind as Documented['kind'],
    parameters: kind === 'class' ? [] : namesOf(parameters),
    docstring: plain,
    example,
  };
}

/** `{ a, b }: T = {}, c?: number` → `['{}', 'c']` */
function namesOf(parameters: string): string[] {
  let depth = 0;
  let text = '';
  for (const letter of parameters.replaceAll('=>', '')) {
    if ('{[(<'.includes(letter)) depth++;
    if (depth === 0) text += letter;
    if ('}])>'.includes(letter) && --depth === 0) text += '{}';
  }
  return text
    .split(',')
    .map((each) => each.split(/[:?=]/)[0].trim())
    .filter((each) => each !== '');
}
