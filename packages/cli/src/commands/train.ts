import { Command } from 'commander';
import { wholeNumber } from '../wholeNumber.ts';

export const command = new Command('train')
  .description('Train a model by a recipe, and write it as a bundle that `cifra read --model` takes.')
  .argument('[recipe]', 'name of a recipe, or a JSON file (default: "digit")')
  .option('--data <folder>', 'where the data sets are (default: $CIFRA_DATA, else ./data)')
  .option('--train-on <folder>', 'train on the pictures in this folder instead of the recipe’s data')
  .option('--seed <n>', 'makes the run repeatable (default: 1)', wholeNumber({ from: 0 }))
  .option('--out <folder>', 'folder of the run (default: runs/<recipe>-<time>)')
  .option('--epochs <n>', 'instead of the recipe’s number', wholeNumber({ from: 1 }))
  .option('--replicas <n>', 'worker threads (default: one a core)', wholeNumber({ from: 1 }))
  .option('--from <folder>', 'begin with the best weights of the run in this folder, of the same network')
  .option('--resume <folder>', 'go on with the run in this folder; takes only --data besides')
  .addHelpText(
    'after',
    `
Examples:
  cifra train tiny-synthetic       try it: seconds, no data needed
  cifra train digit --seed 2       the released recipe, another seed
  cifra train --train-on my-digits the released recipe, your own pictures
  cifra train mine.json --from runs/digit-20260131-094500
  cifra train --resume runs/digit-20260131-094500

A folder for --train-on has a folder of pictures for each digit (0/ to 9/, zero/ to nine/, digit_3/, class3/), or labels.csv
(file,label) beside the pictures, or either of them in train/, val/ and test/. Pictures in test/ give the final figure only.

Progress goes to standard error; at the end the bundle's folder is printed on standard output. Ctrl-C stops after the
current step with a checkpoint (exit code 130), and the command to go on is printed; a second Ctrl-C ends at once.`,
  )
  .action(async (recipe: string | undefined, options) => {
    const { runTraining } = await import('../training/runTraining.ts');
    await runTraining(recipe, options);
  });
