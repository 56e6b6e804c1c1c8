import { softmax } from '../decide/softmax.ts';
import type { Classifier } from '../model/classifier.ts';
import type { DigitImage } from '../types.ts';
import type { EvidenceMap } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { type Finding, findings } from './findings.ts';
import { occlusion } from './occlusion.ts';

/** Both of the same bundle. */
export type ExplainingModels = { readonly explainer: Explainer; readonly classifier: Classifier };

/** Why an image is this digit and not that one. */
export type DigitExplanation = {
  readonly image: DigitImage;
  readonly digit: number;
  readonly against: number;
  /** Of 0–9, by the classifier of single digits alone. */
  readonly probabilities: readonly number[];
  /** > 0 speaks for `digit`, < 0 for `against`. */
  readonly maps: {
    readonly gradCam: EvidenceMap;
    readonly integratedGradients: EvidenceMap;
    /** What the ink says. */
    readonly occlusion: EvidenceMap;
    /** What the empty paper says. */
    readonly emptiness: EvidenceMap;
  };
  readonly findings: readonly Finding[];
};

export type Between = {
  /** The classifier's best where it is left out. */
  readonly digit?: number;
  /** The most probable other digit where it is left out. */
  readonly against?: number;
};

/** Explains a digit in MNIST's frame. Throws a RangeError for digits that are none, or are the same. */
export async function explainDigit(
  { explainer, classifier }: ExplainingModels,
  image: DigitImage,
  between: Between = {},
): Promise<DigitExplanation> {
  const probabilities = softmax(await classifier.classify([image]), classifier.manifest.temperature);
  const digit = between.digit ?? mostProbable(probabilities);
  const against = between.against ?? mostProbable(probabilities, digit);
  const maps = {
    gradCam: await explainer.gradCam(image, digit, against),
    integratedGradients: await explainer.integratedGradients(image, digit, against),
    occlusion: await occlusion(classifier, image, digit, against),
    emptiness: await occlusion(classifier, image, digit, against, 'ink'),
  };
  const covers = { paper: maps.occlusion, ink: maps.emptiness };
  const found = await findings(classifier, image, covers, digit, against);
  return { image, digit, against, probabilities, maps, findings: found };
}

function mostProbable(probabilities: readonly number[], besides?: number): number {
  const others = [...probabilities.keys()].filter((digit) => digit !== besides);
  return others.reduce((best, digit) => (probabilities[digit] > probabilities[best] ? digit : best));
}
