import { Command } from 'commander';

const list = new Command('list')
  .description('List the available models.')
  .argument('[folder]', 'folder of the models (default: models/ of this project)')
  .option('--json', 'as JSON: the whole manifests')
  .action(async (folder, options) => (await import('../models/listModels.ts')).listModels(folder, options));

const show = new Command('show')
  .description('Show a model: its size, training and figures with 95 % intervals. Also verifies its files.')
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
