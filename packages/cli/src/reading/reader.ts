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
import { inFilePixels } from '@cifra/node/pictures/inFilePixels.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { readManifest } from '../models/manifest.ts';
import type { FileResult } from './fileResult.ts';
import { loadNamed } from './namedModel.ts';
import { loadReleased } from './releasedModel.ts';
import { whatIsWrong } from './whatIsWrong.ts';

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
  const load = <T extends Task>(task: T) =>
    named !== undefined && own === task ? loadNamed(named, task) : loadReleased(task);
  const [digit, number, page] = await Promise.all([load('digit'), load('number'), load('page')]);
  const manifests = {
    digit: digit.bundle.manifest,
    number: number.bundle.manifest,
    page: page.bundle.manifest,
  };
  if (calibration) checkCalibratedModels(calibration, manifests);
  const options = calibration ? calibratedOptions(calibration, given) : given;
  const recogniser = createRecogniser({
    classifier: await digit.use((bundle) => createClassifier(bundle, runtime)),
    lineModel: await number.use((bundle) => createLineModel(bundle, runtime)),
    pageModel: await page.use((bundle) => createPageModel(bundle, runtime)),
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
      const { picture, size, scale, pages } = await document.decode(page);
      const readings = await recogniser.recognise(picture, options);
      const notes = pages > document.pages ? [`has ${pages} pages or frames; only the first is read`] : [];
      return {
        readings: readings.map((reading) => inFilePixels(reading, scale)),
        picture: size,
        notes,
      };
    } catch (error) {
      return whatIsWrong(error);
    }
  }
}
