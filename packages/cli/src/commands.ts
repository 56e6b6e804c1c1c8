import type { Command } from 'commander';

type Entry = { readonly summary: string; readonly load: () => Promise<{ readonly command: Command }> };

/** Every command. A command's file, and what it needs, is loaded only when the command is named: `--help` stays quick. */
export const commands: Readonly<Record<string, Entry>> = {
  read: { summary: 'read the numbers in pictures', load: () => import('./commands/read.ts') },
  explain: { summary: 'show why a digit was read as it was', load: () => import('./commands/explain.ts') },
  serve: { summary: 'start the server: page and API', load: () => import('./commands/serve.ts') },
  train: { summary: 'train a model by a recipe', load: () => import('./commands/train.ts') },
  tune: { summary: 'search for a better recipe', load: () => import('./commands/tune.ts') },
  evaluate: { summary: 'judge a model before trusting it', load: () => import('./commands/evaluate.ts') },
  data: { summary: 'list, download and verify data sets', load: () => import('./commands/data.ts') },
  models: { summary: 'list models and show their figures', load: () => import('./commands/models.ts') },
  worker: {
    summary: 'read the jobs of a server on Postgres, besides it',
    load: () => import('./commands/worker.ts'),
  },
  keys: { summary: 'make, list and revoke API keys', load: () => import('./commands/keys.ts') },
  bench: { summary: 'measure speed on this machine', load: () => import('./commands/bench.ts') },
};
