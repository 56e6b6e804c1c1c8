import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineReader } from '@cifra/core/model/lineReader.ts';
import { createRecogniser, type ReadingOptions } from '@cifra/core/recognise.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { runtime } from '@cifra/node/runtime.ts';
import type { ReadOptions, ReadResult } from './service.ts';

/** Folders of the models that read together. */
export type ModelFolders = { readonly digit: string; readonly number: string };

export type PictureReader = {
  read(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult>;
  close(): Promise<void>;
};

/** Bytes of a file → readings, with the models in two folders. */
export async function openPictureReader(folders: ModelFolders): Promise<PictureReader> {
  const [digit, number] = await Promise.all([
    loadBundle(folders.digit, 'digit'),
    loadBundle(folders.number, 'number'),
  ]);
  const classifier = await createClassifier(digit, runtime);
  const lineReader = await createLineReader(number, runtime);
  const recogniser = createRecogniser({ classifier, lineReader });
  const models = [digit, number].map(({ manifest: { name, version, files } }) => ({
    name,
    version,
    sha256: files['model.onnx'],
  }));
  return {
    async read(bytes, options) {
      const { picture, format, scale } = await decodePicture(bytes);
      const readings = await recogniser.recognise(picture, toReadingOptions(options));
      const [width, height] = [picture.width, picture.height].map((side) => Math.round(side * scale));
      return {
        readings: readings.map((reading) => inFilePixels(reading, scale)),
        models,
        picture: { width, height, format },
      };
    },
    async close() {
      await Promise.all([classifier.release(), lineReader.release()]);
    },
  };
}

function toReadingOptions({ expect, maxError, top }: ReadOptions): ReadingOptions {
  return {
    ...(expect !== undefined && { expect: parseExpectText(expect) }),
    ...(maxError !== undefined && { maxError }),
    ...(top !== undefined && { top }),
  };
}
