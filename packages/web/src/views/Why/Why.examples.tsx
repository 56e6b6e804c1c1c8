import type { Reading } from '@cifra/core/base/types.ts';
import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import type { Finding } from '@cifra/core/explain/findings.ts';
import type { Examples } from '../../examples/examples.ts';
import { sampleDigit, sampleDigitRows } from '../../examples/sampleDigit.ts';
import { nothing, sampleReading } from '../../examples/samples.ts';
import type { Answer } from '../../platform/useAnswer.ts';
import { DigitChoice } from './DigitChoice.tsx';
import { LeadSection } from './LeadSection.tsx';
import { MapsSection } from './MapsSection.tsx';
import { NearestPanel } from './NearestPanel.tsx';
import { NothingToExplain } from './NothingToExplain.tsx';
import { ReasonsSection } from './ReasonsSection.tsx';
import { StepsSection } from './StepsSection.tsx';
import './WhyView.css';

const side = 28;
const probabilities = [0, 0.08, 0, 0, 0, 0, 0, 0.9, 0, 0.02];
/** The bar at the top is evidence for the 7, the part below is evidence against it. */
const evidence = { side, values: sampleDigit.map((ink, i) => ink * (i < side * 8 ? 1 : -0.4)) };
const none = { side, values: new Float32Array(side * side) };

function explained(map: typeof evidence, found: readonly Finding[]): DigitExplanation {
  const maps = { gradCam: map, integratedGradients: map, occlusion: map, emptiness: none };
  return { digit: 7, against: 1, probabilities, findings: found, image: sampleDigit, maps };
}

const findings: readonly Finding[] = [
  {
    favours: 7,
    cover: 'paper',
    part: { part: 'stroke', slope: 'horizontal', row: 'top', column: 'middle' },
    pixels: [],
    weight: 3,
    without: [0, 0.9, 0, 0, 0, 0, 0, 0.1, 0, 0],
  },
  {
    favours: 1,
    cover: 'ink',
    part: { part: 'emptyPaper', row: 'middle', column: 'left' },
    pixels: [],
    weight: 1,
    without: probabilities,
  },
];

const digits = [
  { row: 3, label: 7, distance: 0.5, image: sampleDigitRows },
  { row: 41, label: 1, distance: 0.9, image: sampleDigitRows },
];
const model = { name: 'made-up', version: '1.0.0', sha256: '' };

function Choice({ readings }: { readonly readings: readonly Reading[] }) {
  const which = { line: 0, place: 0 };
  return (
    <DigitChoice
      readings={readings}
      which={which}
      against={undefined}
      onDigit={nothing}
      onAgainst={nothing}
    />
  );
}

type Found = Answer<{ dataset: string; digits: typeof digits; model: typeof model }>;

function Nearest({ found, offered = true }: { readonly found: Found | null; readonly offered?: boolean }) {
  return <NearestPanel place={0} offered={offered} found={found} onFind={nothing} />;
}

export const examples: Examples = {
  'nothing read yet': () => <NothingToExplain read={false} />,
  'read, no digit found': () => <NothingToExplain read />,
  'which digit, of one line': () => <Choice readings={[sampleReading('17', 0.86)]} />,
  'which digit, of two lines': () => <Choice readings={[sampleReading('17'), sampleReading('1749', 0.86)]} />,
  'reason and first map': () => <LeadSection explanation={explained(evidence, findings)} />,
  'reason and first map, without evidence': () => <LeadSection explanation={explained(none, [])} />,
  reasons: () => <ReasonsSection explanation={explained(evidence, findings)} />,
  'reasons, none significant': () => <ReasonsSection explanation={explained(none, [])} />,
  maps: () => <MapsSection explanation={explained(evidence, findings)} />,
  steps: () => (
    <StepsSection
      steps={[
        { kind: 'ink', raster: { width: side, height: side, data: sampleDigit } },
        { kind: 'normalised', raster: { width: side, height: side, data: sampleDigit } },
      ]}
    />
  ),
  'nearest digits, no server': () => <Nearest offered={false} found={null} />,
  'nearest digits, not requested': () => <Nearest found={null} />,
  'nearest digits, loading': () => <Nearest found={{ kind: 'working' }} />,
  'nearest digits, found': () => (
    <Nearest found={{ kind: 'done', value: { dataset: 'made-up train', digits, model } }} />
  ),
  'nearest digits, not found': () => <Nearest found={{ kind: 'failed', fault: { code: 'no-answer' } }} />,
};
