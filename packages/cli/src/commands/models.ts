import { Command } from 'commander';

const list = new Command('list')
  .description('List the models that are there.')
  .argument('[folder]', 'where to look (default: models/ of this project)')
  .option('--json', 'as JSON: the whole manifests')
  .action(async (folder, options) => (await import('../models/listModels.ts')).listModels(folder, options));

const show = new Command('show')
  .description(
    'Show a model: what it is, how it was made, its figures with 95 % intervals; and prove its files.',
  )
  .argument('<name>', 'a model under models/, or the folder of a bundle')
  .option('--json', 'as JSON: the whole manifest')
  .action(async (name, options) => (await import('../models/showModel.ts')).showModel(name, options));

export const command = new Command('models')
  .description('List models and show their figures.')
  .addCommand(list)
  .addCommand(show)
  .addHelpText(
    'after',
    `
Examples:
  cifra models list
  cifra models show number
  cifra models show runs/my-run/bundle --json`,
  );
