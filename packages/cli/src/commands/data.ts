import { Command } from 'commander';

const dataHelp = 'folder of the data sets (default: $CIFRA_DATA, else ./data)';

const list = new Command('list')
  .description('List the data sets, which of them are present, and their terms.')
  .option('--data <folder>', dataHelp)
  .option('--json', 'as JSON, with sources, terms and hashes')
  .action(async (options) => (await import('../data/listSources.ts')).listSources(options));

const get = new Command('get')
  .description(
    'Download data sets from their public mirrors. Files that are already present are only verified.',
  )
  .argument('<names...>', 'mnist, usps, qmnist, unipen, pendigits, orand-car-a, forms')
  .option('--data <folder>', dataHelp)
  .option('--mirror <url>', 'URL of a folder to try before the public mirrors')
  .addHelpText(
    'after',
    `
To resume an interrupted download, run the command again. The SHA-256 of the raw bytes of every file is verified
before the file is put in place. orand-car-a, unipen, pendigits and forms cannot be downloaded: \`cifra data list\` says
where they come from and under which terms, and a data folder that already has them is used.`,
  )
  .action(async (names, options) => (await import('../data/getSources.ts')).getSources(names, options));

const verify = new Command('verify')
  .description('Verify the SHA-256 of every file in the data folder.')
  .argument('[names...]', 'only these data sets')
  .option('--data <folder>', dataHelp)
  .option('--json', 'as JSON')
  .addHelpText('after', '\nExit code 3 if a file is missing or differs from the published one.')
  .action(async (names, options) => (await import('../data/verifySources.ts')).verifySources(names, options));

export const command = new Command('data')
  .description('List, download and verify the data sets that training and evaluation use.')
  .addCommand(list)
  .addCommand(get)
  .addCommand(verify)
  .addHelpText(
    'after',
    `
Examples:
  cifra data list
  cifra data get mnist qmnist
  cifra data get usps --data ~/digits
  cifra data verify --json`,
  );
