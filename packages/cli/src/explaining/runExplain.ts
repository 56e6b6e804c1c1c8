import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { explainReading } from '@cifra/core/explain/explainReading.ts';
import { explanationSvg } from '@cifra/core/explain/explanationSvg.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { englishReasons, englishSheet } from '@cifra/core/words/english.ts';
import { sentences } from '@cifra/core/words/sentences.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { svgToPng } from '@cifra/node/pictures/sharp/svgToPng.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import { createProgress } from '../output/progress.ts';
import { asCommandError, CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { interrupt } from '../platform/interrupt.ts';
import { chooseDigit } from './chooseDigit.ts';
import { openModels } from './models.ts';
import { nearestDigits } from './neighbours.ts';
import { humanExplanation, jsonExplanation, titleOf } from './report.ts';

export type ExplainOptions = {
  readonly whyNot?: number;
  readonly out?: string;
  readonly line?: number;
  readonly digit?: number;
  readonly data?: string;
  readonly expect?: Expect;
  readonly model?: string;
  readonly json?: true;
};

/**
 * Explains one digit of a picture: prints text on stdout, writes the drawing to `--out`, sets the
 * exit code.
 */
export async function runExplain(file: string, options: ExplainOptions): Promise<void> {
  const progress = createProgress();
  const stop = interrupt(() => {});
  try {
    await explainFile(file, options, { progress, signal: stop.signal });
  } catch (error) {
    progress.clear();
    if (!stop.signal.aborted) throw asCommandError(error);
    progress.note('stopped; nothing was drawn');
    process.exitCode = stop.exitCode();
  } finally {
    progress.done();
    stop.dispose();
  }
}

type Watch = Parameters<typeof nearestDigits>[3];

async function explainFile(file: string, options: ExplainOptions, watch: Watch): Promise<void> {
  const { whyNot: against, out, data, expect, model = 'digit', json } = options;
  const picture = await readPicture(file);
  const models = await openModels(model);
  const examined = await models.recogniser.examine(picture, expect && { expect });
  const readings = examined.map(({ reading }) => reading);
  const chosen = chooseDigit(readings, options);
  const { digit } = readings[chosen.line].digits[chosen.place];
  if (against === digit) {
    throw new CommandError(`it was read as ${digit}: --why-not needs a different digit`, {
      exitCode: exitCodes.usage,
    });
  }
  const explained = await explainReading(models, examined, {
    ...chosen,
    ...(against !== undefined && { against }),
  });
  const near = data === undefined ? null : await nearestDigits(models.bundle, explained.image, data, watch);
  const sheet = {
    ...explained,
    title: titleOf(explained),
    sentences: sentences(explained, englishReasons),
    ...(near && { nearest: near.digits }),
  };
  if (out !== undefined) await write(out, explanationSvg(sheet, englishSheet));
  console.log(json ? jsonExplanation(file, explained, near) : humanExplanation(explained, near).join('\n'));
  if (out !== undefined && !json) console.log(out);
}

async function readPicture(file: string): Promise<Picture> {
  try {
    return (await decodePicture(await readSource(file))).picture;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw new CommandError(`${file}: ${error.message}`, { exitCode: exitCodes.inputs, cause: error });
  }
}

async function write(out: string, svg: string): Promise<void> {
  const contents = /\.png$/i.test(out) ? await svgToPng(svg) : svg;
  await writeFile(out, contents).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw asCommandError(cause, out);
    throw new CommandError(`${out}: the folder ${dirname(out)} does not exist: create it, or name another`, {
      cause,
    });
  });
}
