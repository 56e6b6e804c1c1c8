import { buildApp, type Services } from '../app.ts';
import { readConfig } from '../config.ts';
import type { App } from '../platform/app.ts';
import { createMetrics } from '../platform/metrics.ts';
import { Problem } from '../platform/problems.ts';

/**
 * The server without readers and database: what is asked of them fails as `failure` says. Where it wants keys, `read-key`,
 * `write-key` and `admin-key` are some. `services` go before those made here.
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
  return buildApp(config, { ...fakes, ...services } as unknown as Services);
}
