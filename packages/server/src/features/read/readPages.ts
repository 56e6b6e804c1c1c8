import { eachOf } from '../../platform/eachOf.ts';
import { problemOf } from '../../platform/http/errors.ts';
import type { ReadPage, ReadResult } from './contract.ts';

/** Pages of one document that wait or are read at once, so that it does not fill the queue. */
const CONCURRENCY = 4;

/**
 * Reads the pages of a document, each as a piece of work of its own: pages of different callers take
 * turns, and a page that takes too long fails alone.
 * @throws the first error, if it is not about a page or no page can be read
 */
export async function readPages(
  pages: readonly number[],
  read: (page: number) => Promise<ReadResult>,
): Promise<ReadResult> {
  const outcomes = await eachOf(CONCURRENCY, pages, async (page) => {
    try {
      return { page, result: await read(page) };
    } catch (error) {
      const { code, message: detail, status } = problemOf(error as Error);
      if (status !== 413 && status !== 422) throw error;
      return { page, error, problem: { code, detail } };
    }
  });
  const first = outcomes.find((outcome) => 'result' in outcome)?.result;
  if (first === undefined) throw outcomes[0].error;
  return {
    readings: outcomes.flatMap(({ page, result }) =>
      (result?.readings ?? []).map((reading) => ({ ...reading, page })),
    ),
    models: first.models,
    picture: first.picture,
    pages: outcomes.map(({ page, result, problem }): ReadPage => {
      if (result === undefined) return { page, problem: problem as NonNullable<typeof problem> };
      return { page, width: result.picture.width, height: result.picture.height };
    }),
  };
}
