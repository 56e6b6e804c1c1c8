import type { PerHabit, Style } from './styles.ts';
import type { Cut } from './symbolInk.ts';
import type { BarFeatures, FlagFeatures } from './variants.ts';

/** Settings of the steps from a line's strip to its reading. */
export type ReadingParameters = {
  /** Test-time augmentation: the views in which the line model sees a line. */
  readonly views: {
    /** Additional heights of the strip, as multiples of the line's own. */
    readonly sizes: readonly number[];
    /** Factor of the width of one more view, because digits close together need room for blanks. */
    readonly wider: number;
    /** If digits are less probable than this in the first view, the other views are not read. */
    readonly leastDigits: number;
    /** Difference in darkness, 0 to 1, from which a pixel of two strips counts as different. */
    readonly changed: number;
  };
  /** Rescoring of numbers by the classifier of single digits (docs/decisions/0009). */
  readonly rescoring: {
    /** Maximum number of numbers that are compared. */
    readonly numbers: number;
    /**
     * Weight of the classifier's log probability relative to the line model's, for the choice of
     * the best number. It depends on the ink that was cut to isolate the digit. If a cut crosses a
     * stroke, the digit has a piece too much or too little. Texture on the paper makes the
     * classifier less reliable.
     */
    readonly weights: Readonly<Record<Cut, number>>;
    /**
     * Factor of these weights in the chosen number's probability. It is below 1, because both
     * models see the same ink and make the same mistakes.
     */
    readonly caution: number;
    /** Fraction of the classifier's answers that may be wrong for any reason. */
    readonly doubt: number;
    /**
     * Probability that the classifier reads a non-digit symbol as the digit with which the symbol
     * is compared.
     */
    readonly strange: number;
    /**
     * A number with a non-digit symbol is compared only if it is longer than this. A shorter one
     * may be a word.
     */
    readonly digitsAround: number;
  };
  /** Factors of a string's probability for marks that are used in an unusual way. */
  readonly usage: {
    /**
     * For each parenthesis without a partner. Of 461 numbers with parentheses in UNIPEN, 1 has such a
     * parenthesis.
     */
    readonly partnerless: number;
    /**
     * For each slash outside a date and not at an amount's end: the line model was trained with more
     * slashes than are written.
     */
    readonly slash: number;
    /** For a text that is a date only when one of its 1s is taken for a slash. */
    readonly lostSlash: number;
  };
  /** Slashes that the line model read as 1. Lean: pixels to the right for each pixel up. */
  readonly slashes: {
    /** Log odds of a slash against a 1. */
    readonly weights: {
      readonly lean: number;
      readonly leanBeyondDigits: number;
      readonly leanBeyondOnes: number;
      readonly slenderness: number;
      /** Weight of the stroke's height, divided by that of the digits. */
      readonly height: number;
      /** Weight of the line model's own log ratio of a slash to a 1. */
      readonly model: number;
    };
    readonly bias: number;
    /**
     * Prior log odds of a slash where the line model read a 1: `pair` next to a single digit,
     * `longer` in longer numbers.
     */
    readonly prior: { readonly pair: number; readonly longer: number };
    /**
     * Largest probability of a slash in longer numbers, so that the 1 that the line model read
     * stays more probable. A reading with this probability is refused, and both strings are
     * candidates.
     */
    readonly most: { readonly pair: number; readonly longer: number };
    /** Limit of slenderness. Higher values say more about the pen than about the stroke. */
    readonly mostSlender: number;
    /** Range of the line model's log ratio in the fit. */
    readonly modelRange: readonly [number, number];
    /** Median lean of the ink of each digit, and of all of them. */
    readonly leans: readonly number[];
    readonly usualLean: number;
    /** Lean that is assumed if no digit shows the slant of the writer. */
    readonly unknownLean: number;
    /** Number of candidates that are examined, best first. */
    readonly candidates: number;
    /** A slash that is less probable is left out. */
    readonly least: number;
  };
  /** Spaces between groups of digits, seen in the ink (docs/decisions/0019). */
  readonly spaces: {
    /** Log odds of a space against another gap. Lengths are relative to the digits' height. */
    readonly weights: {
      /** Weight of the gap, minus the median of the line's other gaps. */
      readonly excess: number;
      /** Weight of the logarithm of the gap, divided by the median of the others. */
      readonly ratio: number;
    };
    readonly bias: number;
    /** Log odds from which a gap after a digit or a closing parenthesis is a space, negative. */
    readonly prior: { readonly digit: number; readonly parenthesis: number };
    /** Added to both gaps of the ratio, so that narrow gaps do not differ by a large factor. */
    readonly room: number;
    /** A string with fewer gaps between digits has no spaces, because no gap stands out. */
    readonly leastGaps: number;
  };
  /** The writer's style of 1 and 7 (docs/decisions/0018). */
  readonly style: {
    /** Probability of each habit of a writer; of `auto` before anything is seen. */
    readonly priors: Readonly<Record<Style, PerHabit>>;
    /** 1s with a flag, and 7s with a bar. */
    readonly flag: VariantParameters<keyof FlagFeatures>;
    readonly bar: VariantParameters<keyof BarFeatures>;
    /** Weight of the style's log probability; 0 turns the style off. */
    readonly weight: number;
    /** Number of candidates that are compared, best first. */
    readonly most: number;
    /** A string that is less probable is not compared. */
    readonly least: number;
    /** A line shows the writer's habits if its best string has at least this probability. */
    readonly sure: number;
  };
  /** Marks next to a single digit, seen in the ink. */
  readonly marks: {
    /**
     * The line model counts as seeing a mark if strings with the mark have at least this fraction
     * of the probability.
     */
    readonly seen: number;
    /** Logistic regression that tells commas from points, and the largest log odds that count. */
    readonly comma: {
      readonly bias: number;
      /** Of `commaFeatures`. */
      readonly weights: readonly number[];
      readonly most: number;
    };
    /** Probability of a mark that is in the ink but that the line model does not see. */
    readonly unseen: number;
  };
  /** Readings with a format (docs/decisions/0009). */
  readonly formats: {
    /** Weight of strings whose digits do not fit the format, relative to those that do. */
    readonly outside: number;
    /** A value whose spellings are less probable than this was not read. */
    readonly read: number;
  };
  /** The decision about a line. */
  readonly line: {
    /**
     * The second number counts if it has at least this fraction of the best number's probability.
     */
    readonly likely: number;
    /** Maximum number of digits of one number. */
    readonly mostDigits: number;
  };
};

/** A way to write a digit. */
type VariantParameters<Feature extends string> = {
  /** Share of the variant in the digits of writers without the habit, and of those with it. */
  readonly rates: readonly [number, number];
  /** Log odds of the variant, given the ink, if both ways were equally frequent. */
  readonly weights: Readonly<Record<Feature, number>>;
  readonly bias: number;
};

/**
 * Views and the weights of rescoring were chosen on validation writers and cheques. The weights of
 * slashes come from a logistic regression on 641 slashes of UNIPEN and 3,026 1s of UNIPEN and
 * MNIST, in whole numbers and among digits of the same writer, where the line model read a 1 or a
 * slash (`node bench/marks/fitSlashes.ts`). With the prior of longer numbers, the reader doubts 81
 * % of these slashes and 4 % of the 1s. Next to a single digit, it doubts 97 % of the slashes and
 * 22 % of the 1s, because a digit must not be accepted without its mark. The weights of spaces come
 * from a logistic regression on 772 lines of UNIPEN's numbers (`node bench/marks/fitSpaces.ts`);
 * their prior was set by hand. The weights that tell commas from points come from 941 commas and 993 points of UNIPEN
 * (`node bench/marks/fitCommas.ts`). The style was fitted to the 1,740 1s and 1,579 7s of 193 writers,
 * and its weight to numbers of theirs (`node bench/style/fitStyle.ts`). The weights with a format
 * were chosen so that the probabilities are as well calibrated as without a format. The other
 * values were set by hand.
 */
export const READING_PARAMETERS: ReadingParameters = {
  views: { sizes: [1.1, 0.92], wider: 1.25, leastDigits: 0.001, changed: 0.25 },
  rescoring: {
    numbers: 8,
    weights: { free: 2, haze: 0.3, stroke: 0.1 },
    caution: 1 / 8,
    doubt: 0.01,
    strange: 0.02,
    digitsAround: 3,
  },
  usage: { partnerless: 0.01, slash: 0.15, lostSlash: 0.1 },
  slashes: {
    weights: {
      lean: 2.88,
      leanBeyondDigits: 4.06,
      leanBeyondOnes: 1.79,
      slenderness: 0.367,
      height: 2.92,
      model: 0.369,
    },
    bias: -7.6,
    prior: { pair: -1.3, longer: -3.2 },
    most: { pair: 1, longer: 0.45 },
    mostSlender: 14,
    modelRange: [-12, 8],
    leans: [0.13, 0.05, -0.02, -0.03, -0.03, 0.09, -0.02, -0.06, 0.06, -0.06],
    usualLean: 0.03,
    unknownLean: 0.12,
    candidates: 8,
    least: 0.02,
  },
  spaces: {
    weights: { excess: 4.3, ratio: 0.74 },
    bias: -0.85,
    prior: { digit: -2.6, parenthesis: 0 },
    room: 0.3,
    leastGaps: 3,
  },
  style: {
    priors: {
      auto: [0.501, 0.246, 0.058, 0.195],
      american: [1, 0, 0, 0],
      european: [0, 0, 0, 1],
    },
    flag: { rates: [0.029, 0.952], weights: { overhang: 20.06, width: 4.97, pen: 4.23 }, bias: -3.96 },
    bar: { rates: [0.053, 0.99], weights: { left: 22.82, right: 17.29, wide: 2.48 }, bias: -3.8 },
    weight: 1,
    most: 8,
    least: 0.001,
    sure: 0.5,
  },
  marks: { seen: 0.05, comma: { bias: 1.41, weights: [3.22, 1.48, -10.01, 3.78], most: 2 }, unseen: 0.5 },
  formats: { outside: 0.5, read: 0.05 },
  line: { likely: 0.25, mostDigits: 24 },
};
