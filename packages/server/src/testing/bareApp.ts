import { buildApp, type Services } from '../app.ts';
import { readConfig } from '../config.ts';
import type { App } from '../platform/app.ts';
import { createMetrics } from '../platform/metrics.ts';
import { Problem } from '../platform/problems.ts';

/**
 * The server without readers and database: calls to them fail with `failure`. If it requires keys,
 * `read-key`, `write-key` and `admin-key` are valid. `services` replace those created here.
 */
export async function bareApp(
  settings: Readonly<Record<string, string>> = {},
  failure: Error = new Problem('overloaded', 'full'),
  services: object = {},
): Promise<App> {
  const fails = () => Promise.reject(failure);
  const verify = async (token: string) =>
    ({
      'read-key': { id: 'r', name: 'r', scopes: ['read'] },
      'write-key': { id: 'w', name: 'w', scopes: ['write'] },
      'admin-key': { id: 'a', name: 'a', scopes: ['admin'] },
    })[token] ?? null;
  const fakes = {
    reader: { read: fails, run: fails },
    models: { list: async () => [], activate: fails, active: () => ({}) },
    metrics: createMetrics(),
    keys: { verify, knows: async (token: string) => (await verify(token)) !== null },
    jobs: {},
    feedback: {},
    ready: () => true,
    databaseState: async () => 'unused',
    version: '0.0.0',
  };
  const config = readConfig({ CIFRA_LOG_LEVEL: 'silent', CIFRA_PAGE: 'none', ...settings });
  const all: Record<string, unknown> = { ...fakes, ...services };
  for (const name of ['jobs', 'feedback', 'keys', 'nearest', 'datasets']) {
    const service = all[name];
    all[name] = async () => service;
  }
  return buildApp(config, all as unknown as Services);
}
