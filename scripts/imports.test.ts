import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const source = `// import 'not-this'
import type { A } from './a.ts';
import './side.ts';
export * from './b.ts';
export { type C } from './c.ts';
const text = "import 'nor-this'";
const d = await import('./d.ts');
const e = await import(text);
let f: import('./f.ts').F;
let g: typeof import /* why */ ('./g.ts');
`;

test('finds every form of import, with its line', () => {
  expect(importsOf(source, 'x.ts').map(({ specifier, line }) => `${line} ${specifier}`)).toEqual([
    '2 ./a.ts',
    '3 ./side.ts',
    '4 ./b.ts',
    '5 ./c.ts',
    '7 ./d.ts',
    '8 null',
    '9 ./f.ts',
    '10 ./g.ts',
  ]);
});

test('a source that does not parse is an error with the file name', () => {
  expect(() => importsOf('import from', 'broken.ts')).toThrow(/broken\.ts does not parse/);
});
