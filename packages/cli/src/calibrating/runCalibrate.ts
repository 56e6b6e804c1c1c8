import type { Expect } from '@cifra/core/format/expect.ts';
import type { Calibration } from '@cifra/core/reading/calibration.ts';
import type { LabelledFile } from '@cifra/training/data/pictures/labelTable.ts';
import { readLabelled } from '@cifra/training/data/pictures/layout.ts';
import { writeAtomically } from '@cifra/training/files/atomicFile.ts';
import { printable } from '../output/printable.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { openReader } from '../reading/reader.ts';
import { checkCounts, chooseThreshold } from './chooseThreshold.ts';
import { judgePictures } from './judgePictures.ts';
import { type NumberLabel, numberLabels } from './numberLabel.ts';
import { calibrationReport } from './report.ts';

export type CalibrateOptions = {
  readonly data: string;
  readonly maxError: number;
  readonly out: string;
  readonly expect?: Expect;
  readonly groups?: string;
  readonly model?: string;
};

/** Reads labelled pictures, chooses the threshold, writes the file and prints what it promises. */
export async function runCalibrate(options: CalibrateOptions): Promise<void> {
  const { data: folder, maxError, out, expect, groups, model } = options;
  const files = await labelledFiles(folder, expect, groups);
  checkCounts(files, maxError);
  // Every confidence is accepted, so that the threshold can be chosen afterwards.
  const reader = await openReader(model, { minimumConfidence: 0, ...(expect && { expect }) });
  const progress = createProgress();
  const { judged, unusable } = await judgePictures(reader, { folder, files }, expect, (done) =>
    progress.update(`reading ${folder}: ${done} of ${files.length} pictures`),
  );
  progress.clear();
  for (const { file, message } of unusable) progress.note(`cifra: ${printable(file)}: ${printable(message)}`);
  const calibration: Calibration = {
    format: 'cifra-calibration/1',
    models: reader.models,
    ...(expect && { expect }),
    maxError,
    ...chooseThreshold(judged, maxError),
  };
  await writeAtomically(out, `${JSON.stringify(calibration, null, 2)}\n`).catch((error) => {
    throw asCommandError(error, out);
  });
  console.log([...calibrationReport(calibration, judged), '', out].join('\n'));
  if (unusable.length > 0) process.exitCode = exitCodes.inputs;
}

/** If the folder is divided, only its validation part: a model may have learned from the others. */
async function labelledFiles(
  folder: string,
  expect: Expect | undefined,
  groups: string | undefined,
): Promise<readonly LabelledFile<NumberLabel>[]> {
  const { divided, parts } = await readLabelled(folder, numberLabels(expect, groups));
  const part = divided ? parts.validation : parts.train;
  if (part) return part.files;
  throw new CommandError(
    `${folder}: has no val/ folder; calibrate with pictures that no model was trained on`,
  );
}
