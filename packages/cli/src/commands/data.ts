import { Command } from 'commander';

const dataHelp = 'where the data sets are (default: $CIFRA_DATA, else ./data)';

const list = new Command('list')
  .description('List the data sets, which of them are there, and their terms.')
  .option('--data <folder>', dataHelp)
  .option('--json', 'as JSON, with sources, terms and hashes')
  .action(async (options) => (await import('../data/listSources.ts')).listSources(options));

const get = new Command('get')
  .description(
    'Download data sets from their public mirrors. What is there already is verified, not fetched again.',
  )
  .argument('<names...>', 'mnist, usps, qmnist')
  .option('--data <folder>', dataHelp)
  .option('--mirror <url>', 'try this folder of the web before the public mirrors')
  .addHelpText(
    'after',
    `
An interrupted download goes on where it stopped when the command is given again. Every file is proven by the SHA-256
of its raw bytes before it takes its place. orand-car-a, which \`cifra train number\` needs, is not downloaded: \`cifra data list\`
says where it can be had and under which terms.`,
  )
  .action(async (names, options) => (await import('../data/getSources.ts')).getSources(names, options));

const verify = new Command('verify')
  .description('Prove every file of the data folder by its SHA-256.')
  .argument('[names...]', 'only these data sets')
  .option('--data <folder>', dataHelp)
  .option('--json', 'as JSON')
  .addHelpText('after', '\nExit code 3 when a file is missing or is not the published one.')
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
