// Clients that foreign generators make from the document: they are generated, type-checked, and
// used against a server.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeZip } from '@cifra/server/features/jobs/testing/makeZip.ts';
import type { RunningServer } from '@cifra/server/main.ts';
import { example, startTestServer } from '@cifra/server/testing/server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateClients } from './generate.ts';
import type { Use } from './use.ts';

const folder = join(import.meta.dirname, 'generated');
let server: RunningServer;
let given: Parameters<Use>[0];
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  server = await startTestServer();
  const document = await (await fetch(`${server.url}/openapi.json`)).text();
  await generateClients(document, folder, server.url);
  const six = await example('boxed-6.png');
  const blob = (bytes: Uint8Array, type: string) => new Blob([new Uint8Array(bytes)], { type });
  given = {
    url: server.url,
    picture: blob(six, 'image/png'),
    zip: blob(makeZip([{ name: 'six.png', content: six }]), 'application/zip'),
  };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('programs that use the generated clients have no type errors', () => {
  const compiler = createRequire(join(import.meta.dirname, '../../..', 'package.json')).resolve(
    'typescript/package.json',
  );
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../../../tsconfig.base.json',
      // The generators' own style is not ours.
      compilerOptions: {
        lib: ['ES2024', 'DOM', 'DOM.Iterable'],
        types: ['node'],
        exactOptionalPropertyTypes: false,
        moduleResolution: 'bundler',
        module: 'preserve',
        noUnusedLocals: false,
        noUncheckedIndexedAccess: false,
        verbatimModuleSyntax: false,
        erasableSyntaxOnly: false,
      },
      include: ['../uses'],
    }),
  );
  const { stdout } = spawnSync(process.execPath, [join(dirname(compiler), 'bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  // orval's own code for bodies of several media types has errors of its own; what its users write
  // has none.
  const faults = stdout
    .split('\n')
    .filter((line) => / error TS/.test(line) && !/generated\/orval\.ts/.test(line));
  expect(faults).toEqual([]);
});

test.each(['openapiTypescript', 'heyApi', 'orval'])(
  '%s reads a picture, sends a job and gets its results',
  async (name) => {
    const { use } = (await import(`./uses/${name}.ts`)) as { use: Use };
    const { read, results, code } = await use(given);
    expect(JSON.stringify(read)).toMatch(/"readings":\[\{"text":"6"/);
    await expect.poll(results, { interval: 50 }).toMatch(/"status":"(read|failed)"/);
    expect(
      (await results())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      expect.objectContaining({
        name: 'six.png',
        result: expect.objectContaining({ readings: [expect.objectContaining({ value: '6' })] }),
      }),
    ]);
    expect(code).toBe('job-not-found');
  },
);
