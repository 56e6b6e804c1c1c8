import { Command, InvalidArgumentError } from 'commander';

const dataHelp = 'folder of the data sets (default: $CIFRA_DATA, else ./data)';

function versionOf(text: string): string {
  if (/^\d+\.\d+\.\d+$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a version such as 1.3.0.');
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text !== '' && share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a number above 0, at most 1.');
}

const digit = new Command('digit')
  .description(
    'Release the best of several runs that differ only in their seed, and measure all on the test sets.',
  )
  .argument('<runs...>', 'folders of finished runs; three or more give the figures an interval')
  .option('--name <name>', 'name of the model (default: the recipe’s)')
  .option('--model-version <version>', 'version of the model (default: the recipe’s)', versionOf)
  .option('--data <folder>', dataHelp)
  .action(async (runs, options) => (await import('../releasing/digit.ts')).runDigitRelease(runs, options));

const number = new Command('number')
  .description('Release the last weights of a run, with probabilities calibrated for the whole reader.')
  .argument('<version>', 'version of the model, such as 1.3.0', versionOf)
  .argument('[run]', 'folder of a finished run (default: recalibrate the released weights)')
  .option('--name <name>', 'name of the model (default: number)')
  .option('--mean-with <folder>', 'release the mean of the weights of the run and of this released model')
  .option('--share <share>', 'share of the run in that mean (default: 0.5)', shareOf)
  .option('--data <folder>', dataHelp)
  .action(async (version, run, options) =>
    (await import('../releasing/number.ts')).runNumberRelease(version, run, options),
  );

const explain = new Command('explain')
  .description('Regenerate explain.onnx of released models from the weights in model.onnx.')
  .argument('<names...>', 'models under models/')
  .action(async (names) => (await import('../releasing/explain.ts')).runExplainRelease(names));

export const command = new Command('release')
  .description('Make released models from finished runs.')
  .addCommand(digit)
  .addCommand(number)
  .addCommand(explain)
  .addHelpText(
    'after',
    `
Examples:
  cifra release digit runs/digit-1 runs/digit-2 runs/digit-3
  cifra release digit --name digit --model-version 1.2.0 runs/strokes-1
  cifra release number 1.3.0 runs/number-5
  cifra release number 1.3.1
  cifra release number 1.5.0 runs/number-6 --mean-with models/number --share 0.7
  cifra release number 1.0.0 runs/open-1 --name number-open
  cifra release explain digit digit-small

The bundles are written to models/, or to CIFRA_MODELS; each manifest is written last. The figures are printed on
standard output.`,
  );
