// What the packages export is described: parameters, result, errors, and an example that other tests run.
import { expect, test } from 'vitest';
import { type Documented, documentedIn } from './examples.ts';

const WORKSPACES = ['cifra', 'core', 'kernels', 'pdf', 'documents', 'client', 'node', 'training', 'server'];
const all = WORKSPACES.flatMap((workspace) =>
  documentedIn(workspace).map((each): [string, Documented] => [`${workspace} ${each.name}`, each]),
);

test('the packages export functions and classes', () => {
  const found = new Set(all.map(([name]) => name.split(' ')[0]));
  expect([...found]).toEqual(WORKSPACES);
});

test.each(all)('%s has a docstring with an example', (_, { docstring, example }) => {
  expect(docstring).toMatch(/^[A-Z][^@]{20,}/);
  expect(example).toMatch(/\bfrom '(cifra|@cifra\/\w+)'/);
});

test.each(all.filter(([, { kind }]) => kind === 'function'))(
  '%s describes its parameters, its result and its errors',
  (_, { docstring, parameters }) => {
    const described = [...docstring.matchAll(/^@param (\w+) \S/gm)].map(([, name]) => name);
    expect(described).toHaveLength(parameters.length);
    // A destructured parameter has a name in the docstring only.
    parameters.forEach((name, i) => void (/^\w/.test(name) && expect(described[i]).toBe(name)));
    expect(docstring).toMatch(/^@returns \S/m);
    for (const [, thrown] of docstring.matchAll(/^@throws (.*)$/gm)) expect(thrown).toMatch(/^\{\w+\} \S/);
  },
);
