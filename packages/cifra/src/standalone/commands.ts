import type { Entry } from '@cifra/cli/commands.ts';

export const description = 'Reads handwritten numbers.';

export const examples = `Examples:
  cifra read zip.png                      read one picture
  cifra read zip.png --json               for programs
  cifra read scans --csv > out.csv        a folder of pictures, for a spreadsheet

All other commands (serve, train, explain, mcp and more) are in the package @cifra/cli.`;

export const commands: Readonly<Record<string, Entry>> = {
  read: { summary: 'read the numbers in pictures', load: () => import('@cifra/cli/commands/read.ts') },
};
