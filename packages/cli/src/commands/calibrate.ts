import { Command, Option } from 'commander';
import { share } from '../platform/share.ts';
import { expectFormat } from '../reading/expectFormat.ts';

export const command = new Command('calibrate')
  .description(
    'Choose with your own labelled pictures which readings are accepted, so that few of them are wrong.',
  )
  .requiredOption('--data <folder>', 'labelled pictures of one number each, which no model was trained on')
  .addOption(
    new Option('--max-error <share>', 'highest share of all pictures that may be accepted and wrong')
      .argParser(share)
      .default(0.01),
  )
  .addOption(
    new Option('-e, --expect <format>', 'the expected format of the numbers, as for cifra read').argParser(
      expectFormat,
    ),
  )
  .option('--groups <column>', 'keep the promise in every group: a column of labels.csv, such as "scanner"')
  .option(
    '-m, --model <name>',
    'a model under models/, or the folder of a bundle; replaces the default model for its task',
  )
  .option('-o, --out <file>', 'file for the calibration', 'calibration.json')
  .addHelpText(
    'after',
    `
Examples:
  cifra calibrate --data my-pictures --max-error 0.01
  cifra calibrate --data zip-codes --expect zip-us --max-error 0.02 --groups scanner --out zip.json
  cifra read scans --expect zip-us --calibration zip.json

The folder has labels.csv next to the pictures, with a row "file,label" for each ("none" if no number is written), or a
folder for each digit. Of a folder with train/, val/ and test/, only val/ is used. 99 pictures are needed for
--max-error 0.01, 49 for 0.02 and 19 for 0.05; with --groups, in each group. More of them waste less.`,
  )
  .action(async (options) => {
    const { runCalibrate } = await import('../calibrating/runCalibrate.ts');
    await runCalibrate(options);
  });
