import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Requires one host per request (RFC 9112, 3.2): no `Host` header or several are an error, and the
 * host of an address in absolute form takes precedence over the header. Node's own check must be
 * off, because its answer is not a problem document.
 */
export function checkHosts(app: App): void {
  app.addHook('onRequest', async ({ raw, headers }) => {
    const names = raw.rawHeaders.filter((_, i) => i % 2 === 0);
    const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
    if (hosts > 1) throw new Problem('invalid-request', 'the request has several Host headers, expected one');
    if (hosts === 0 && raw.httpVersion === '1.1')
      throw new Problem('invalid-request', 'the request has no Host header, which HTTP/1.1 requires');
    const [, target] = /^https?:\/\/([^/?#]*)/i.exec(raw.url ?? '') ?? [];
    if (target !== undefined) headers.host = target;
  });
}
