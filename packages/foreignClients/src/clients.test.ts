// Clients that foreign generators make from today's document and from that of 0.2.0: they are
// generated, type-checked, and used against a server.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeZip } from '@cifra/server/features/jobs/testing/makeZip.ts';
import type { RunningServer } from '@cifra/server/main.ts';
import { example, startTestServer } from '@cifra/server/testing/server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateClients } from './generate.ts';
import type { Use } from './use.ts';

const folder = join(import.meta.dirname, 'generated');
const documents = ['today', '0.2.0'];
const generators = ['openapiTypescript', 'heyApi', 'orval'];
let server: RunningServer;
let given: Parameters<Use>[0];
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  server = await startTestServer();
  for (const document of documents) {
    await generateClients(await contentsOf(document), join(folder, document, 'generated'), server.url);
    for (const program of ['uses', 'use.ts']) {
      cpSync(join(import.meta.dirname, program), join(folder, document, program), { recursive: true });
    }
  }
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
      include: ['*/uses'],
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

test.each(generators.flatMap((generator) => documents.map((document) => [generator, document])))(
  '%s, from the document of %s, reads a picture, sends a job and gets its results',
  async (generator, document) => {
    const { use } = (await import(join(folder, document, 'uses', `${generator}.ts`))) as { use: Use };
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

/** The server's own document, or the one that was published with a version. */
async function contentsOf(document: string): Promise<string> {
  if (document === 'today') return (await fetch(`${server.url}/openapi.json`)).text();
  const published = `../../server/fixtures/openapi-${document}.json`;
  return readFile(join(import.meta.dirname, published), 'utf8');
}
