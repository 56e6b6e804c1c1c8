import { isClone } from '@cifra/node/root.ts';
import type { Command } from 'commander';

export type Entry = { readonly summary: string; readonly load: () => Promise<{ readonly command: Command }> };

export const description = 'Reads handwritten numbers, and trains the models that read them.';

export const examples = `Examples:
  cifra read digit.png                    read one picture
  cifra read scans --csv > out.csv        a folder of pictures, for a spreadsheet
  cifra explain digit.png --why-not 9     explain why it is not a 9
  cifra data get mnist qmnist             download the training data
  cifra train digit-small                 train a model
  cifra evaluate digit --out reports      evaluate a model: a page with figures and mistakes`;

/**
 * All commands. The file of a command and its dependencies load on demand, which keeps `--help`
 * fast.
 */
export const commands: Readonly<Record<string, Entry>> = {
  read: { summary: 'read the numbers in pictures', load: () => import('./commands/read.ts') },
  explain: { summary: 'explain why a digit was read as it was', load: () => import('./commands/explain.ts') },
  calibrate: {
    summary: 'choose with your own pictures which readings are accepted',
    load: () => import('./commands/calibrate.ts'),
  },
  serve: { summary: 'start the server: page and API', load: () => import('./commands/serve.ts') },
  train: { summary: 'train a model from a recipe', load: () => import('./commands/train.ts') },
  tune: { summary: 'search for a better recipe', load: () => import('./commands/tune.ts') },
  evaluate: { summary: 'evaluate a model', load: () => import('./commands/evaluate.ts') },
  // Forms, the released models and the benchmarks are in the clone.
  ...(isClone && {
    form: { summary: 'read filled forms by a template', load: () => import('./commands/form.ts') },
    release: { summary: 'make released models from runs', load: () => import('./commands/release.ts') },
  }),
  data: {
    summary: 'list, download, verify, import and export data sets',
    load: () => import('./commands/data.ts'),
  },
  models: { summary: 'list models and show their figures', load: () => import('./commands/models.ts') },
  worker: {
    summary: 'run an extra worker for a server on Postgres',
    load: () => import('./commands/worker.ts'),
  },
  mcp: { summary: 'serve the reader to AI assistants (MCP)', load: () => import('./commands/mcp.ts') },
  keys: { summary: 'create, list and revoke API keys', load: () => import('./commands/keys.ts') },
  ...(isClone && {
    bench: { summary: 'measure speed on this machine', load: () => import('./commands/bench.ts') },
  }),
};
