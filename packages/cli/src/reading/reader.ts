import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { createRecogniser, type ReadingOptions } from '@cifra/core/recognise.ts';
import type { Box, Reading } from '@cifra/core/types.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readManifest } from '../models/manifest.ts';
import type { FileProblem, FileResult } from './fileResult.ts';

export type Reader = {
  /** Names and versions, as in "digit 1.0.0, number 1.0.0". */
  readonly model: string;
  /** Reads one file; what is wrong with the file is a result, not an exception. May be called while others are under way. */
  read(file: string): Promise<FileResult>;
};

/** Models that are used where no other is named for their task. */
const RELEASED = { digit: 'digit', number: 'number' } as const;

/**
 * Loads the released models, or instead of the one for its task the one named: by its name or folder.
 * @throws CommandError that says what is wrong with a model
 */
export async function openReader(named: string | undefined, options: ReadingOptions = {}): Promise<Reader> {
  const own = named === undefined ? undefined : (await readManifest(named)).task;
  const folderFor = (task: Task) => modelFolder(named !== undefined && own === task ? named : RELEASED[task]);
  const [digit, number] = await Promise.all([
    loadBundle(folderFor('digit'), 'digit'),
    loadBundle(folderFor('number'), 'number'),
  ]);
  const recogniser = createRecogniser({
    classifier: await createClassifier(digit, runtime),
    lineReader: await createLineReader(number, runtime),
  });
  return {
    model: [digit, number].map(({ manifest: { name, version } }) => `${name} ${version}`).join(', '),
    async read(file) {
      try {
        const { picture, scale, pages } = await decodePicture(await readSource(file));
        const readings = await recogniser.recognise(picture, options);
        const notes = pages > 1 ? [`has ${pages} pages or frames; only the first is read`] : [];
        return { file, readings: readings.map((reading) => enlarge(reading, scale)), notes };
      } catch (error) {
        return { file, ...whatIsWrong(error) };
      }
    },
  };
}

/** A mistake of ours on one picture must not cost the user the other ten thousand. */
function whatIsWrong(error: unknown): { problem: FileProblem; message: string } {
  if (error instanceof PictureError) return { problem: error.problem, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { problem: 'failed', message: `unexpected failure (${reason}): please report it with this picture` };
}

/** Boxes in pixels of the file, where the picture was shrunk by `scale` while it was decoded. */
function enlarge(reading: Reading, scale: number): Reading {
  if (scale === 1) return reading;
  const digits = reading.digits.map((digit) => ({ ...digit, box: times(digit.box, scale) }));
  return { ...reading, digits, box: reading.box && times(reading.box, scale) };
}

function times({ x, y, width, height }: Box, scale: number): Box {
  const [left, top] = [Math.round(x * scale), Math.round(y * scale)];
  const [right, bottom] = [Math.round((x + width) * scale), Math.round((y + height) * scale)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
