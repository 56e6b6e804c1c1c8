import { Command } from 'commander';
import { wholeNumber } from '../platform/wholeNumber.ts';

export const command = new Command('train')
  .description('Train a model from a recipe, and write it as a bundle for `cifra read --model`.')
  .argument('[recipe]', 'name of a recipe, or a JSON file (default: "digit")')
  .option('--data <folder>', 'folder of the data sets (default: $CIFRA_DATA, else ./data)')
  .option('--train-on <folder>', 'train on the pictures in this folder instead of the recipe’s data')
  .option('--seed <n>', 'seed of the run, which makes it repeatable (default: 1)', wholeNumber({ from: 0 }))
  .option('--out <folder>', 'folder of the run (default: runs/<recipe>-<time>)')
  .option('--epochs <n>', 'number of epochs (default: the recipe’s)', wholeNumber({ from: 1 }))
  .option('--replicas <n>', 'worker threads (default: one per core)', wholeNumber({ from: 1 }))
  .option('--from <folder>', 'start from the weights of a run or of a released model of the same network')
  .option('--resume <folder>', 'resume the run in this folder; only --data may be combined with it')
  .addHelpText(
    'after',
    `
Examples:
  cifra train tiny-synthetic       try it: seconds, no data needed
  cifra train digit --seed 2       the released recipe, another seed
  cifra train --train-on my-digits the released recipe, your own pictures
  cifra train mine.json --from runs/digit-20260131-094500
  cifra train mine.json --from models/digit
  cifra train --resume runs/digit-20260131-094500

A folder for --train-on contains a folder of pictures for each digit (0/ to 9/, zero/ to nine/, digit_3/, class3/), or
labels.csv (file,label) next to the pictures, or either of them in train/, val/ and test/. Pictures in test/ are used
only for the final figure.

Progress goes to standard error. At the end, the bundle's folder is printed on standard output. Ctrl-C stops after the
current step with a checkpoint (exit code 130) and prints the command to resume; a second Ctrl-C exits immediately.`,
  )
  .action(async (recipe: string | undefined, options) => {
    const { runTraining } = await import('../training/runTraining.ts');
    await runTraining(recipe, options);
  });
