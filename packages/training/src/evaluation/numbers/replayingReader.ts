import type { LineModel } from '@cifra/core/model/lineModel.ts';

/** A line reader that can repeat its answers for one picture. */
export type ReplayingReader = LineModel & {
  /**
   * Replays the strips since the last `next`, in the same order: they get the same answers without
   * the network. Further strips are read.
   */
  again(): void;
  /** The next strips are new. */
  next(): void;
};

/**
 * Reads one picture with several formats at the cost of one: a format does not change the input of
 * the network, only how often a page is turned until it is legible.
 */
export function replayingReader(lineModel: LineModel): ReplayingReader {
  let answers: Float32Array[] = [];
  let place: number | null = null;
  return {
    ...lineModel,
    async read(strip) {
      if (place !== null && place < answers.length) return answers[place++];
      if (place !== null) place++;
      const answer = await lineModel.read(strip);
      answers.push(answer);
      return answer;
    },
    again() {
      place = 0;
    },
    next() {
      answers = [];
      place = null;
    },
  };
}
