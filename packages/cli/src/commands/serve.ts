import { Command } from 'commander';
import { serverConfig } from '../platform/serverConfig.ts';

type Options = { readonly host?: string; readonly port?: string; readonly config?: string };

export const command = new Command('serve')
  .description('Start the server: the page, and the API for other software.')
  .option('-p, --port <number>', 'port; 0 chooses a free one (default: 8080)')
  .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
  .option('--config <file>', 'settings as a JSON object; environment variables take precedence')
  .addHelpText(
    'after',
    `
Examples:
  cifra serve
  cifra serve --port 9000
  CIFRA_AUTH=keys cifra serve --host 0.0.0.0

Without keys the server listens on this machine only. All settings: docs/api.md.`,
  )
  .action(async ({ host, port, config: file }: Options) => {
    if (host !== undefined) process.env.HOST = host;
    if (port !== undefined) process.env.PORT = port;
    if (file !== undefined) process.env.CIFRA_CONFIG = file;
    const config = await serverConfig();
    const { runServer } = await import('@cifra/server/main.ts');
    await runServer(config);
  });
