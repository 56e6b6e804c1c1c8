// Generates packages/client/src/generated.ts from the server's OpenAPI document: node
// scripts/generateClient.ts
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildApp, type Services } from '@cifra/server/app.ts';
import { readConfig } from '@cifra/server/config.ts';
import { openApiDocument } from '@cifra/server/features/docs/openapi.ts';
import { createMetrics } from '@cifra/server/platform/metrics.ts';
import { problems } from '@cifra/server/platform/problems.ts';
import { clientSource } from './clientSource/clientSource.ts';
import type { OpenApi } from './clientSource/openApi.ts';

export const generatedFile = join(import.meta.dirname, '../packages/client/src/generated.ts');

/** Returns the client's source for the server of this tree. */
export async function generateClient(): Promise<string> {
  // Routes are only described, never called: they need no services.
  const services = { metrics: createMetrics(), version: '' } as Services;
  const app = await buildApp(readConfig({ CIFRA_LOG_LEVEL: 'silent', CIFRA_PAGE: 'none' }), services);
  await app.ready();
  const document = openApiDocument(app) as OpenApi;
  await app.close();
  return formatted(clientSource(document, { codes: Object.keys(problems), changeNothing, names }));
}

const changeNothing = ['read', 'explain', 'nearest'];

const names = {
  'Problem.errors': 'RequestFault',
  'read.answer.0': 'PictureAnswer',
  'read.answer.0.models': 'ModelId',
  'read.answer.1': 'PicturesAnswer',
  'read.answer.1.results.0': 'ReadPicture',
  'read.answer.1.results.1': 'UnreadPicture',
  'getModel.answer': 'FullModel',
  'createKey.answer': 'NewKey',
};

/** Formats as `npm run lint` requires. */
function formatted(source: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'check', '--write', `--stdin-file-path=${generatedFile}`],
    { cwd: join(import.meta.dirname, '..'), input: source, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`generateClient: Biome does not format it: ${stderr}`);
  return stdout;
}

if (import.meta.main) writeFileSync(generatedFile, await generateClient());
