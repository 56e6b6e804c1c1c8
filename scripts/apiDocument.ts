// The server's OpenAPI document, without a running server: node scripts/apiDocument.ts prints it.
import { buildApp, type Services } from '@cifra/server/app.ts';
import { readConfig } from '@cifra/server/config.ts';
import { openApiDocument } from '@cifra/server/features/docs/openapi.ts';
import { createMetrics } from '@cifra/server/platform/metrics.ts';
import type { OpenApi } from './clientSource/openApi.ts';

export async function apiDocument(): Promise<OpenApi> {
  // Routes are only described, never called: they need no services.
  const services = { metrics: createMetrics(), version: '' } as Services;
  const app = await buildApp(readConfig({ CIFRA_LOG_LEVEL: 'silent', CIFRA_PAGE: 'none' }), services);
  await app.ready();
  const document = openApiDocument(app) as OpenApi;
  await app.close();
  return document;
}

if (import.meta.main) console.log(JSON.stringify(await apiDocument()));
