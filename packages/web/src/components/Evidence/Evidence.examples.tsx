import type { Examples } from '../../examples/examples.ts';
import { EvidenceFigure } from './EvidenceFigure.tsx';
import { EvidenceLegend } from './EvidenceLegend.tsx';

/** An upright stroke; its upper half is evidence for the digit, its lower half against it. */
const image = new Float32Array(28 * 28);
const values = new Float32Array(28 * 28);
for (let y = 5; y < 23; y++) {
  image.fill(1, 28 * y + 13, 28 * y + 15);
  values.fill(y < 14 ? 1 : -0.3, 28 * y + 12, 28 * y + 16);
}
const texts = { title: 'Ink removed', question: 'What is lost when a small square is covered with paper.' };

export const examples: Examples = {
  'evidence for both digits': () => (
    <EvidenceFigure
      {...texts}
      image={image}
      map={{ side: 28, values }}
      finds={['Most for 1: at the top.', 'Most for 7: at the bottom.']}
    />
  ),
  'no evidence': () => (
    <EvidenceFigure
      {...texts}
      image={image}
      map={{ side: 28, values: new Float32Array(28 * 28) }}
      finds={['No significant evidence for 1.', 'No significant evidence for 7.']}
    />
  ),
  legend: () => (
    <EvidenceLegend
      plus="evidence for 1"
      minus="evidence for 7"
      size="The larger the sign, the stronger the evidence."
    />
  ),
};
