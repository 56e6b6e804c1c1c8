import { type PreviewServer, preview } from 'vite';

/** Serves a folder as any static host does. */
export async function serve(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: PreviewServer = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: '.' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('serve: the server has no address');
  return { url, close: () => server.close() };
}
