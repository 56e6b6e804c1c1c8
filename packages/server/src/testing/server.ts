import { readConfig } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';

/** A server on a free port, with nothing of this process's environment; `settings` are named as in the environment. */
export function startTestServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  return startServer(readConfig({ PORT: '0', CIFRA_LOG_LEVEL: 'silent', CIFRA_READERS: '1', ...settings }));
}
