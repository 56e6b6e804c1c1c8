import { CifraError } from '../base/error.ts';
import type { DigitImage } from '../base/types.ts';
import type { Bundle } from '../model/bundle.ts';
import type { Runtime } from '../model/runtime.ts';
import { direction } from './direction.ts';
import type { EvidenceMap } from './evidence.ts';
import { explainGraph } from './explainGraph.ts';
import { gradCam } from './gradCam.ts';
import { integratedGradients } from './integratedGradients.ts';

/**
 * Maps of the evidence that a digit model used. Without `against`, the digit is compared with all
 * others.
 */
export type Explainer = {
  /** Coarse: the parts of the image that the last feature map responds to, empty paper included. */
  gradCam(image: DigitImage, digit: number, against?: number): Promise<EvidenceMap>;
  /** Fine: how much each pixel of ink adds to the score; the sum is the score. */
  integratedGradients(image: DigitImage, digit: number, against?: number): Promise<EvidenceMap>;
  /** Frees the runtime's session; the explainer must not be used afterwards. */
  release(): Promise<void>;
};

/**
 * Loads a bundle's explaining graph into a runtime.
 * @throws CifraError if the bundle was loaded without it
 */
export async function createExplainer(
  { manifest, explain }: Pick<Bundle<'digit'>, 'manifest' | 'explain'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<Explainer> {
  if (explain === null)
    throw new CifraError(
      'invalid-model',
      `bundle "${manifest.name}" was loaded without its explain.onnx, wanted one with it`,
    );
  const session = await runtime.load(explain, { threads });
  const graph = explainGraph(session, manifest.name);
  const { temperature } = manifest;
  return {
    async gradCam(image, digit, against) {
      const { map, mapGradient } = await graph.run([image], direction(digit, against));
      return gradCam(map, mapGradient, temperature, manifest.explain);
    },
    integratedGradients: async (image, digit, against) =>
      integratedGradients(graph, image, direction(digit, against), temperature),
    release: () => session.release(),
  };
}
