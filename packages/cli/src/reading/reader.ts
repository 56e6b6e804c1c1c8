import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { modelIdOf } from '@cifra/core/model/modelId.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import {
  type Calibration,
  calibratedOptions,
  checkCalibratedModels,
} from '@cifra/core/reading/calibration.ts';
import { createRecogniser, type ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import { type Document, isSinglePicture } from '@cifra/node/documents/document.ts';
import { openDocument } from '@cifra/node/documents/openDocument.ts';
import { type PageRange, selectPages } from '@cifra/node/documents/pageRanges.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { usingModel } from '@cifra/node/models/usingModel.ts';
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readManifest } from '../models/manifest.ts';
import type { FileProblem, FileResult } from './fileResult.ts';

export type Reader = {
  /** Names and versions, as in "digit 1.0.0, number 1.0.0, page 0.1.0". */
  readonly model: string;
  readonly models: Required<Calibration['models']>;
  /**
   * Reads one file, page by page. Problems with the file or a page are results, not exceptions.
   * Calls may overlap.
   */
  read(file: string, which?: WhichPages): AsyncGenerator<FileResult, void, undefined>;
};

export type WhichPages = {
  /** All pages by default. */
  readonly pages?: readonly PageRange[];
  /** Opens encrypted PDFs; other files ignore it. */
  readonly password?: string;
};

/** Default models by task. */
const RELEASED = { digit: 'digit', number: 'number', page: 'page' } as const;

/**
 * Loads the released models. A model given by name or folder replaces the one for its task.
 *
 * @param calibration decides what is accepted; made with the same models and the same format
 * @throws CifraError that says what is wrong with a model, or with the calibration
 */
export async function openReader(
  named: string | undefined,
  given: ReadingOptions = {},
  calibration?: Calibration,
): Promise<Reader> {
  const own = named === undefined ? undefined : (await readManifest(named)).task;
  const folderFor = (task: Task) => modelFolder(named !== undefined && own === task ? named : RELEASED[task]);
  const folders = { digit: folderFor('digit'), number: folderFor('number'), page: folderFor('page') };
  const [digit, number, page] = await Promise.all([
    loadBundle(folders.digit, 'digit'),
    loadBundle(folders.number, 'number'),
    loadBundle(folders.page, 'page'),
  ]);
  const manifests = { digit: digit.manifest, number: number.manifest, page: page.manifest };
  if (calibration) checkCalibratedModels(calibration, manifests);
  const options = calibration ? calibratedOptions(calibration, given) : given;
  const recogniser = createRecogniser({
    classifier: await usingModel(folders.digit, () => createClassifier(digit, runtime)),
    lineModel: await usingModel(folders.number, () => createLineModel(number, runtime)),
    pageModel: await usingModel(folders.page, () => createPageModel(page, runtime)),
  });
  return {
    model: Object.values(manifests)
      .map(({ name, version }) => `${name} ${version}`)
      .join(', '),
    models: {
      digit: modelIdOf(manifests.digit),
      number: modelIdOf(manifests.number),
      page: modelIdOf(manifests.page),
    },
    async *read(file, { pages, password } = {}) {
      try {
        const document = await openDocument(await readSource(file), password);
        for (const page of selectPages(document.pages, pages))
          yield { file, ...(!isSinglePicture(document) && { page }), ...(await readPage(document, page)) };
      } catch (error) {
        yield { file, ...whatIsWrong(error) };
      }
    },
  };

  async function readPage(document: Document, page: number) {
    try {
      const { picture, scale, pages } = await document.decode(page);
      const readings = await recogniser.recognise(picture, options);
      const notes = pages > document.pages ? [`has ${pages} pages or frames; only the first is read`] : [];
      return { readings: readings.map((reading) => inFilePixels(reading, scale)), notes };
    } catch (error) {
      return whatIsWrong(error);
    }
  }
}

/**
 * Describes a failure as a result, so that a bug triggered by one picture does not stop the others.
 */
function whatIsWrong(error: unknown): { problem: FileProblem; message: string } {
  if (error instanceof PictureError) return { problem: error.problem, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { problem: 'failed', message: `unexpected failure (${reason}): please report it with this picture` };
}
