import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import openapiTS, { astToString } from 'openapi-typescript';
import { generate as orval } from 'orval';

/**
 * Clients of a document, each as its generator makes it by default.
 * @param url where the client of orval, which has no setting for it later, finds the server
 */
export async function generateClients(document: string, folder: string, url: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'openapi.json');
  writeFileSync(file, document);
  writeFileSync(join(folder, 'openapiTypescript.ts'), astToString(await openapiTS(document)));
  await createClient({ input: file, output: join(folder, 'heyApi'), logs: { level: 'silent' } });
  const output = { target: join(folder, 'orval.ts'), client: 'fetch', mode: 'single', baseUrl: url } as const;
  await orval({ input: { target: file }, output });
}
