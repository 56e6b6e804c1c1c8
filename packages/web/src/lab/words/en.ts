import { aDigit } from '@cifra/core/words/aDigit.ts';
import { numbersIn } from '@cifra/core/words/numbers.ts';

const { counted } = numbersIn('en');
const digits = { one: 'digit', other: 'digits' };

/** The lab's texts in English. */
export const en = {
  heading: 'Lab',
  intro: 'Models trained here stay on this device.',
  teach: {
    heading: 'Teach it my handwriting',
    explain:
      'Write twenty digits as you always write them. The released model then learns your handwriting. It is also checked on digits by other writers, so that it still reads them.',
    ask: (digit: number) => `Write ${aDigit(digit)}`,
    here: 'Write it here',
    sheet: 'Sheet for the lesson',
    progress: (n: number, of: number) => `${n} of ${counted(of, digits)} written`,
    take: 'Take this digit',
    written: 'Digits written so far: press one to write it again',
    back: (digit: number, place: number) => `Write the ${digit} again, digit ${place}`,
    again: 'Begin again',
    start: 'Teach it',
    learning: (step: number, steps: number) => `Learning, step ${step} of ${steps}`,
    done: (better: boolean): string =>
      better
        ? 'The model has learned your handwriting.'
        : 'The model reads your digits no better than before: it could read them already.',
    writer: (before: number, after: number, n: number) =>
      `Before, it read ${n - before} of your ${counted(n, digits)} correctly. Now it reads ${n - after} correctly.`,
    check: (before: number, after: number, n: number) =>
      `Before, it read ${n - before} of ${counted(n, { one: 'synthetic digit', other: 'synthetic digits' })} by other writers correctly. Now it reads ${n - after} correctly.`,
    notOne: 'No single digit was found on the sheet. Write it again, larger.',
  },
  corrected: {
    heading: 'Learn from my corrections',
    explain: (n: number) =>
      `In this session you corrected ${counted(n, digits)} of your drawings. The model learns them, and is also checked on digits by other writers, so that it still reads those.`,
    start: 'Learn them',
  },
  train: {
    heading: 'Train a model',
    explain: 'The network starts from random weights and learns digits while you watch.',
    recipe: 'Recipe',
    recipes: { tiny: 'Small, in a minute', a4: 'A4, the benchmark network' },
    data: 'Digits to learn from',
    datas: { synthetic: 'Synthetic', own: 'Written or chosen by me' },
    own: (n: number) =>
      `${counted(n, digits)} of your own so far: those of the lesson above, and pictures that you choose.`,
    folder: 'Choose a folder of pictures',
    folderNote: 'It contains a folder for each digit, named 0 to 9.',
    ignored: (n: number) =>
      `${counted(n, { one: 'file was', other: 'files were' })} skipped: not a picture of a single digit, or no folder names the digit.`,
    few: 'At least 40 digits are needed.',
    start: 'Train',
    stop: 'Stop',
    preparing: 'Preparing …',
    step: (step: number, steps: number, speed: string) =>
      `Step ${step} of ${steps}, ${speed} digits per second`,
    loss: (now: string) => `Loss ${now}`,
    lossChart: (first: string, last: string) => `Loss over the steps of the run: from ${first} to ${last}`,
    error: (share: string, wrong: number, n: number) =>
      `${share} of the held-out digits wrong: ${wrong} of ${n}`,
    filters: 'What the first layer looks for',
    filtersNote: 'Each square is a pattern of ink and paper: dark means ink, light means paper.',
    mistakes: 'Misread digits',
    noMistakes: 'No held-out digit is misread.',
    mistake: (label: number, read: number) => `${label} read as ${read}`,
    done: 'The model is ready.',
    stopped: 'Stopped. The model is kept as it is now.',
  },
  models: {
    heading: 'Models on this device',
    none: 'None yet.',
    name: (name: string, at: string) => `${name}, ${at}`,
    use: (name: string) => `Read with ${name}`,
    inUse: (name: string) => `${name} is now used for single digits`,
    released: 'Read with the released model',
    forget: (name: string) => `Delete ${name}`,
    notKept: 'This browser keeps no data, so the model is lost when the page is closed.',
  },
  failed: (message: string) => `This did not work: ${message}`,
};

export type LabWords = typeof en;
