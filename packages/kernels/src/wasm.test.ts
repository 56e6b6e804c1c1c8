import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BUILDS, compileKernels } from './build/compile.ts';
import { hasRelaxedSimd } from './relaxedSimd.ts';
import { wasmUrl } from './wasmUrl.ts';

const committed = (build: string) => readFileSync(new URL(`./wasm/${build}.wasm`, import.meta.url));

test.each(BUILDS)('%s.wasm is what its sources compile to', async (build) => {
  const compiled = await compileKernels(build);
  expect(
    Buffer.from(compiled).equals(committed(build)),
    'run node packages/kernels/src/build/compile.ts',
  ).toBe(true);
});

test.each(BUILDS)('%s.wasm costs a page at most 15 kB', (build) => {
  expect(brotliCompressSync(committed(build)).length).toBeLessThanOrEqual(15_000);
});

test('the build is the one that the engine can compile', () => {
  expect(hasRelaxedSimd()).toBe(WebAssembly.validate(committed('relaxed')));
  expect(wasmUrl().pathname).toMatch(hasRelaxedSimd() ? /relaxed\.wasm$/ : /simd\.wasm$/);
});
