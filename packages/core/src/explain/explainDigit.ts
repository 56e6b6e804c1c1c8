import type { DigitImage } from '../base/types.ts';
import { softmax } from '../decide/softmax.ts';
import type { Classifier } from '../model/classifier.ts';
import type { EvidenceMap } from './evidence.ts';
import type { Explainer } from './explainer.ts';
import { type Finding, findings } from './findings.ts';
import { occlusion } from './occlusion.ts';

/** Models of the same bundle. */
export type ExplainingModels = { readonly explainer: Explainer; readonly classifier: Classifier };

/** Explanation of why an image is one digit and not another. */
export type DigitExplanation = {
  readonly image: DigitImage;
  readonly digit: number;
  readonly against: number;
  /** Probabilities of 0–9 by the single-digit classifier. */
  readonly probabilities: readonly number[];
  /** > 0 is evidence for `digit`, < 0 for `against`. */
  readonly maps: {
    readonly gradCam: EvidenceMap;
    readonly integratedGradients: EvidenceMap;
    /** Evidence of the ink. */
    readonly occlusion: EvidenceMap;
    /** Evidence of the empty paper. */
    readonly emptiness: EvidenceMap;
  };
  readonly findings: readonly Finding[];
};

export type Between = {
  /** Default: the classifier's best digit. */
  readonly digit?: number;
  /** Default: the most probable other digit. */
  readonly against?: number;
};

/**
 * Explains a digit in MNIST's frame.
 * @throws RangeError unless they are two different digits
 */
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

function mostProbable(probabilities: readonly number[], except?: number): number {
  const others = [...probabilities.keys()].filter((digit) => digit !== except);
  return others.reduce((best, digit) => (probabilities[digit] > probabilities[best] ? digit : best));
}
