import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import type { JudgedPicture } from '@cifra/training/calibrate/riskControl.ts';
import type { LabelledFile } from '@cifra/training/data/pictures/labelTable.ts';
import type { FileResult } from '../reading/fileResult.ts';
import { inOrder } from '../reading/inOrder.ts';
import type { Reader } from '../reading/reader.ts';
import { isRight, type NumberLabel } from './numberLabel.ts';

/** A picture that was read with every confidence accepted. */
export type Judged = JudgedPicture & {
  readonly file: string;
  readonly label: string;
  readonly group: string | undefined;
  /** Text of the most confident wrong reading; absent if there is none. */
  readonly misread?: string;
};

/** A file that could not be read, and why. */
export type Unusable = { readonly file: string; readonly message: string };

type Source = { readonly folder: string; readonly files: readonly LabelledFile<NumberLabel>[] };

/** Reads the pictures and compares each reading with the label. */
export async function judgePictures(
  reader: Reader,
  { folder, files }: Source,
  expect: Expect | undefined,
  onRead: (done: number) => void,
): Promise<{ readonly judged: readonly Judged[]; readonly unusable: readonly Unusable[] }> {
  const judged: Judged[] = [];
  const unusable: Unusable[] = [];
  // A label belongs to one picture, so only the first page of a file is read.
  const read = async (labelled: LabelledFile<NumberLabel>) => {
    const { value } = await reader
      .read(join(folder, labelled.file), { pages: [{ first: 1, last: 1 }] })
      .next();
    return { labelled, result: value as FileResult };
  };
  for await (const { labelled, result } of inOrder(files, Math.min(4, availableParallelism()), read)) {
    if (result.readings === undefined) unusable.push(result);
    else judged.push(judge(labelled, result.readings, expect));
    onRead(judged.length + unusable.length);
  }
  return { judged, unusable };
}

/**
 * A reading below a threshold is refused, whatever else it is. So the confidences of those that are
 * accepted without a threshold decide at every threshold.
 */
function judge(
  { file, label, group }: LabelledFile<NumberLabel>,
  readings: readonly Reading[],
  expect: Expect | undefined,
): Judged {
  const accepted = readings.filter((reading) => reading.accepted);
  const right = accepted.filter((reading) => isRight(reading, label, expect));
  const wrong = accepted
    .filter((reading) => !right.includes(reading))
    .sort((a, b) => b.confidence - a.confidence)
    .at(0);
  return {
    file,
    label: label.text,
    group,
    right: right.length === 0 ? null : Math.max(...right.map(({ confidence }) => confidence)),
    wrong: wrong?.confidence ?? null,
    ...(wrong && { misread: wrong.text }),
  };
}
