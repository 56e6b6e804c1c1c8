import { Command } from 'commander';

export const command = new Command('mcp')
  .description('Serve the reader to AI assistants on this computer, by the Model Context Protocol.')
  .addHelpText(
    'after',
    `
An MCP client starts this command itself and talks to it on standard input and output. The tools are read_numbers and
explain_digit. Pictures stay on this computer, except for what the client sends to its model.

Configuration of a client, with the folder of your clone:
  { "mcpServers": { "cifra": { "command": "node", "args": ["/path/to/cifra/packages/cli/src/bin.mjs", "mcp"] } } }`,
  )
  .action(async () => (await import('../mcp/runMcp.ts')).runMcp());
