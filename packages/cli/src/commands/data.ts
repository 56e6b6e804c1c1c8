import { EXPORTS } from '@cifra/training/data/foreign/exportFormats.ts';
import { LABEL_MEANINGS } from '@cifra/training/data/foreign/labelMeanings.ts';
import { Command, Option } from 'commander';
import { wholeNumber } from '../platform/wholeNumber.ts';

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

const read = {
  transpose: new Option('--transpose', 'swap rows and columns (default: as a sample is read best)'),
  noTranspose: new Option('--no-transpose', 'leave rows and columns as they are'),
  invert: new Option('--invert', 'swap ink and paper (default: as the borders show)'),
  noInvert: new Option('--no-invert', 'the ink is bright, the paper is dark'),
  side: new Option('--side <pixels>', 'side of the pictures of a text format').argParser(
    wholeNumber({ from: 1 }),
  ),
  zeroBased: new Option('--zero-based', 'LIBSVM indices start at 0, as scikit-learn writes them by default'),
  labels: new Option('--labels <meaning>', 'what labels from 1 to 10 mean').choices(LABEL_MEANINGS),
  digitsOnly: new Option('--digits-only', 'leave out pictures whose label is not 0 to 9'),
};

/** Adds the options that say how a file of another program is to be understood. */
function withReading(command: Command): Command {
  for (const option of Object.values(read)) command.addOption(option);
  return command;
}

const importing = withReading(
  new Command('import')
    .description(
      'Import digits from files of other programs, as a folder of pictures that `cifra train` takes.',
    )
    .argument('<files...>', 'files of one data set: training, test, shards; or a folder with IDX files')
    .option('-o, --out <folder>', 'the new folder (default: the name of the first file)')
    .option('--sheet <file>', 'the contact sheet, a PNG (default: the folder’s name with -sheet.png)')
    .option('--dry-run', 'only recognise the files and draw the contact sheet'),
)
  .option('--json', 'what was found, as JSON')
  .addHelpText(
    'after',
    `
Formats, recognised by content: IDX, NumPy .npz or a .npy file each for pictures and labels, tables of pixels (CSV),
Parquet with pictures (Hugging Face), LIBSVM text, ARFF, MATLAB .mat (up to version 7), ZIPs of these or of folders of
pictures. Each may be gzipped. The contact sheet has a row for each label: check that
the digits are upright, dark on white, and next to their label.`,
  )
  .action(async (files, options) => (await import('../importing/importData.ts')).importData(files, options));

const exporting = withReading(
  new Command('export')
    .description('Export digits to files of other programs.')
    .argument('<files...>', 'a folder of pictures of one size, or files as for `cifra data import`')
    .addOption(new Option('--to <format>', 'the format').choices(EXPORTS).makeOptionMandatory())
    .requiredOption('-o, --out <folder>', 'the new folder'),
).action(async (files, options) => (await import('../importing/exportData.ts')).exportData(files, options));

export const command = new Command('data')
  .description('List, download, verify, import and export the data sets that training and evaluation use.')
  .addCommand(list)
  .addCommand(get)
  .addCommand(verify)
  .addCommand(importing)
  .addCommand(exporting)
  .addHelpText(
    'after',
    `
Examples:
  cifra data list
  cifra data get mnist qmnist
  cifra data get usps --data ~/digits
  cifra data verify --json
  cifra data import mnist.npz
  cifra data import train.csv --out kaggle --dry-run
  cifra data export kaggle --to parquet --out kaggle-parquet`,
  );
