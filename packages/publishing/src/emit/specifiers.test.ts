import { expect, test } from 'vitest';
import { compiledSpecifiers, namesIn } from './specifiers.ts';

test.each([
  [`import { a } from './a.ts';`, `import { a } from './a.js';`],
  [`export * from "../b/c.ts";`, `export * from "../b/c.js";`],
  [`await import('@cifra/core/base/types.ts');`, `await import('@cifra/core/internal/base/types.js');`],
  [`new URL('./worker.ts', import.meta.url)`, `new URL('./worker.js', import.meta.url)`],
  [`import.meta.resolve('@cifra/node/runtime.ts')`, `import.meta.resolve('@cifra/node/internal/runtime.js')`],
  [
    `import.meta.resolve('@cifra/training/recipes/a.json')`,
    `import.meta.resolve('@cifra/training/recipes/a.json')`,
  ],
  [`url.endsWith('.ts')`, `url.endsWith('.ts')`],
  [`glob('bench/*.bench.ts')`, `glob('bench/*.bench.ts')`],
])('%s becomes %s', (source, compiled) => {
  expect(compiledSpecifiers(source, 'a.js')).toBe(compiled);
});

test.each([
  'new URL(`./worker.ts`, import.meta.url)',
  `import.meta.resolve('other/file.ts')`,
  'import(`./a.ts`)',
])('a name that cannot be rewritten fails the build: %s', (text) => {
  expect(() => compiledSpecifiers(text, 'a.js')).toThrow('a.js still names a TypeScript file');
});

test('the names of modules are found in imports and in texts, not in comments', () => {
  const text = `// './no.js'
import { a } from './a.js'; import 'b'; export * from '@x/c/d.js'; const e = await import('./e.js');
new Worker(new URL('./f.js', import.meta.url)); resolve(\`@g/h/static/\${e}\`);`;
  const { imports, texts } = namesIn(text, 'a.js');
  expect([...imports].sort()).toEqual(['./a.js', './e.js', '@x/c/d.js', 'b']);
  expect(texts).toEqual(expect.arrayContaining(['./f.js', '@g/h/static/']));
  expect([...imports, ...texts]).not.toContain('./no.js');
  expect(namesIn(`export declare const a: import('./b.js').B;`, 'a.d.ts').imports).toEqual(['./b.js']);
});
