// Generates packages/client/src/generated.ts from the server's OpenAPI document: node
// scripts/generateClient.ts
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { problems } from '@cifra/server/platform/problems.ts';
import { apiDocument } from './apiDocument.ts';
import { clientSource } from './clientSource/clientSource.ts';

export const generatedFile = join(import.meta.dirname, '../packages/client/src/generated.ts');

/** Returns the client's source for the server of this tree. */
export async function generateClient(): Promise<string> {
  const document = await apiDocument();
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
