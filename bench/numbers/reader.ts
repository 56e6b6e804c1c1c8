import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Picture, Reading } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createPageModel, type PageModel } from '@cifra/core/model/pageModel.ts';
import { createRecogniser, type ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { replayingReader } from '@cifra/training/evaluation/numbers/replayingReader.ts';
import type { Answer } from './metrics.ts';

/** The reader's result for a picture. */
export type Verdict = {
  /** Digits of the longest reading, '?' for other ink, without marks. */
  readonly read: string;
  readonly confidence: number;
  readonly accepted: boolean;
  /** Its confidence, or −∞ if no threshold would accept it. */
  readonly score: number;
  /** True if another line of the picture was also accepted as a number. */
  readonly more: boolean;
};

export type Reader = {
  /** Names and versions of the models. */
  readonly name: string;
  /** Reads a picture of one number, and again without the threshold if only that refused it. */
  judge(picture: Picture): Promise<Verdict>;
  /** Reads a picture, by default with the default settings. */
  readings(picture: Picture, options?: ReadingOptions): Promise<readonly Reading[]>;
  /** Reads a picture; returns the accepted readings. */
  accepted(picture: Picture): Promise<readonly Reading[]>;
  /** Reads a picture without and with a format. */
  judgeInFormat(picture: Picture, expect: Expect): Promise<InFormat>;
};

/** Accepted readings of a picture without and with its format. */
export type InFormat = { readonly bare: readonly Reading[]; readonly inFormat: readonly Reading[] };

/** The measured line model: $CIFRA_NUMBER_MODEL, a bundle's folder, or the released one. */
const NUMBER_MODEL = process.env.CIFRA_NUMBER_MODEL ?? released('number');

/** Allowed share of errors at which only readings that no threshold accepts are refused. */
const ANY_ERROR = 0.999;

/** Opens the reader with its released models; null if there is no line model yet. */
export async function openReader(): Promise<Reader | null> {
  if (!existsSync(join(NUMBER_MODEL, 'manifest.json'))) return null;
  const [digit, number] = [
    await parseBundle(filesOf(released('digit')), 'digit'),
    await parseBundle(filesOf(NUMBER_MODEL), 'number'),
  ];
  const lineModel = replayingReader(await createLineModel(number, runtime));
  const pageModel = await openPageModel();
  const { recognise } = createRecogniser({
    classifier: await createClassifier(digit, runtime),
    lineModel,
    pageModel,
  });
  const readings = (picture: Picture, options?: ReadingOptions) => {
    lineModel.next();
    return recognise(picture, options);
  };
  return {
    readings,
    name: [digit, number, pageModel]
      .map(({ manifest: { name, version } }) => `${name} ${version}`)
      .join(', '),
    accepted: async (picture) => (await readings(picture)).filter(isAccepted),
    async judgeInFormat(picture, expect) {
      const bare = await readings(picture);
      lineModel.again();
      const inFormat = await recognise(picture, { expect });
      return { bare: bare.filter(isAccepted), inFormat: inFormat.filter(isAccepted) };
    },
    async judge(picture) {
      const usual = await readings(picture);
      const best = longest(usual);
      const sure = usual.some(isAccepted);
      lineModel.again();
      const loose = sure ? usual : await recognise(picture, { maxError: ANY_ERROR });
      const scores = loose.map(({ accepted, confidence }) =>
        accepted ? confidence : Number.NEGATIVE_INFINITY,
      );
      return {
        read: numberOf(best),
        confidence: best.confidence,
        accepted: sure,
        score: Math.max(...scores),
        more: usual.some((other) => other !== best && other.accepted),
      };
    },
  };
}

function isAccepted({ accepted }: Reading): boolean {
  return accepted;
}

/** Opens the page model: $CIFRA_PAGE_MODEL, a bundle's folder, or the released one. */
export async function openPageModel(): Promise<PageModel> {
  const folder = process.env.CIFRA_PAGE_MODEL ?? released('page');
  return createPageModel(await parseBundle(filesOf(folder), 'page'), runtime);
}

/**
 * Takes the longest line as the reading of a picture of one number; it is wrong if another line is
 * accepted too.
 */
export function answerOf({ read, confidence, more }: Verdict, digits: string): Answer {
  return { confidence, right: read === digits && !more };
}

/** Reads a bundle's files from its folder. */
export function filesOf(folder: string) {
  return {
    manifest: readFileSync(join(folder, 'manifest.json'), 'utf8'),
    model: new Uint8Array(readFileSync(join(folder, 'model.onnx'))),
  };
}

/** The folder of a released model. */
export function released(name: string): string {
  return fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
}

function longest(readings: readonly Reading[]): Reading {
  return readings.reduce((best, other) => (numberOf(other).length > numberOf(best).length ? other : best));
}

function numberOf({ text }: Pick<Reading, 'text'>): string {
  return text.replace(/[^0-9?]/g, '');
}
