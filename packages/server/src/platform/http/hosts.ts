import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Holds requests to one host (RFC 9112, 3.2): none or several `Host` headers are an error, and the host of an address in absolute form
 * counts before the header. Node's own check, whose answer is not a problem document, has to be off.
 */
export function checkHosts(app: App): void {
  app.addHook('onRequest', async ({ raw, headers }) => {
    const names = raw.rawHeaders.filter((_, i) => i % 2 === 0);
    const hosts = names.filter((name) => name.toLowerCase() === 'host').length;
    if (hosts > 1) throw new Problem('invalid-request', 'the request has several Host headers, wanted one');
    if (hosts === 0 && raw.httpVersion === '1.1')
      throw new Problem('invalid-request', 'the request has no Host header, which HTTP/1.1 demands');
    const [, target] = /^https?:\/\/([^/?#]*)/i.exec(raw.url ?? '') ?? [];
    if (target !== undefined) headers.host = target;
  });
}
