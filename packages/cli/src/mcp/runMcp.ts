import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { type Explaining, openModels } from '../explaining/models.ts';
import { createServer } from './createServer.ts';

/** Serves MCP on standard input and output until the client closes them. */
export function runMcp(): void {
  let opened: Promise<Explaining> | undefined;
  const models = () => {
    opened ??= openModels('digit').catch((error: unknown) => {
      opened = undefined; // the next call tries again: the user may have added the model
      throw error;
    });
    return opened;
  };
  const { close } = serveStdio(() => createServer(models), {
    onerror: (error) => console.error(`cifra: ${error.message}`),
  });
  process.stdin.on('end', () => {
    void close();
  });
}
