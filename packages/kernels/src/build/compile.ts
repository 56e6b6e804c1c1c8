// Compiles assembly/ to src/wasm/. `node packages/kernels/src/build/compile.ts` after a change there;
// src/wasm.test.ts checks that the files are those of the sources.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

/** Both builds; `relaxed` rounds once in a multiply-add where the processor can. */
export const BUILDS = ['simd', 'relaxed'] as const;

const folder = fileURLToPath(new URL('../../', import.meta.url));

/** Returns the bytes of a build. */
export async function compileKernels(build: (typeof BUILDS)[number]): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const words = [
    'assembly/index.ts',
    ...['--baseDir', folder, '--outFile', 'kernels.wasm', '--optimizeLevel', '3', '--noAssert'],
    ...[
      '--runtime',
      'stub',
      '--enable',
      'simd,relaxed-simd',
      '--use',
      `RELAXED=${build === 'relaxed' ? 1 : 0}`,
    ],
    // Vectors stay inside; addresses have 32 bits.
    ...['--disableWarning', '112', '--disableWarning', '201'],
  ];
  const { error, stderr } = await main(words, {
    writeFile(_, contents) {
      binary = contents as Uint8Array;
    },
  });
  if (error || !binary) throw new Error(`compileKernels: ${stderr.toString()}`, { cause: error });
  return binary;
}

if (import.meta.main) {
  for (const build of BUILDS)
    await writeFile(new URL(`../wasm/${build}.wasm`, import.meta.url), await compileKernels(build));
}
