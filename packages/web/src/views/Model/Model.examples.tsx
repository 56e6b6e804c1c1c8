import type { Manifest } from '@cifra/core/model/manifest.ts';
import type { VNode } from 'preact';
import type { Examples } from '../../examples/examples.ts';
import { sampleDigitRows } from '../../examples/sampleDigit.ts';
import { Mistakes } from './Mistakes.tsx';
import { ModelTable } from './ModelTable.tsx';
import './ModelView.css';
import { OneMistake } from './OneMistake.tsx';
import { OwnReports } from './OwnReports.tsx';
import { ReportColumn } from './ReportColumn.tsx';
import {
  sampleDigitModel,
  sampleMistakes,
  sampleNumberModel,
  sampleNumberReport,
  sampleReport,
  sampleWorlds,
} from './samples.ts';
import './report.css';
import { pictureKey } from './reportPictures.ts';
import { riskPlot } from './riskPlot.ts';
import { pictureAddress } from './setPicture.ts';
import { Thresholds } from './Thresholds.tsx';
import { WorldSection } from './World.tsx';

/** For all but the last. */
const pictures = new Map(
  sampleMistakes.slice(0, 2).map((mistake) => [pictureKey(mistake), pictureAddress(sampleDigitRows)]),
);

/** As in the view: with its styles, below headings of the levels above. */
function InView({ above = [], children }: { readonly above?: readonly string[]; readonly children: VNode }) {
  return (
    <div class="model">
      {above[0] && <h2>{above[0]}</h2>}
      {above[1] && <h3>{above[1]}</h3>}
      {children}
    </div>
  );
}

function Figures({ manifests }: { readonly manifests: readonly Manifest[] }) {
  return (
    <InView>
      <ModelTable manifests={manifests} />
    </InView>
  );
}

function Risk({ manifests }: { readonly manifests: readonly Manifest[] }) {
  return (
    <InView>
      <div class="report" dangerouslySetInnerHTML={{ __html: riskPlot(manifests) }} />
    </InView>
  );
}

function Worlds({ worlds }: Parameters<typeof WorldSection>[0]) {
  return (
    <InView>
      <WorldSection worlds={worlds} />
    </InView>
  );
}

function OneReport({ report }: Pick<Parameters<typeof ReportColumn>[0], 'report'>) {
  return (
    <InView above={['Report']}>
      <ReportColumn id="example" report={report} page={null} />
    </InView>
  );
}

function MistakesOf(props: Pick<Parameters<typeof Mistakes>[0], 'mistakes' | 'pictures'>) {
  return (
    <InView above={['Report', 'made-up']}>
      <Mistakes id="example" files={{}} {...props} />
    </InView>
  );
}

export const examples: Examples = {
  'figures of one': () => <Figures manifests={[sampleDigitModel]} />,
  'figures of two': () => <Figures manifests={[sampleDigitModel, sampleNumberModel]} />,
  'risk of one': () => <Risk manifests={[sampleDigitModel]} />,
  'risk of two': () => <Risk manifests={[sampleDigitModel, sampleNumberModel]} />,
  thresholds: () => <Thresholds manifests={[sampleDigitModel, sampleNumberModel]} />,
  'thresholds without sets': () => <Thresholds manifests={[sampleNumberModel]} />,
  'groups of writers': () => <Worlds worlds={[sampleWorlds[0]]} />,
  'groups of writers, of two models': () => <Worlds worlds={sampleWorlds} />,
  'no report opened': () => <OwnReports />,
  'a report of digits': () => <OneReport report={sampleReport()} />,
  'a report of numbers': () => <OneReport report={sampleNumberReport()} />,
  'misread digits, with pictures': () => <MistakesOf mistakes={sampleMistakes} pictures={pictures} />,
  'misread digits, without pictures': () => <MistakesOf mistakes={sampleMistakes} pictures={null} />,
  'one misread digit': () => <MistakesOf mistakes={sampleMistakes.slice(0, 1)} pictures={pictures} />,
  'none misread': () => <MistakesOf mistakes={[]} pictures={null} />,
  'a misread digit whose picture is missing': () => (
    <OneMistake mistake={sampleMistakes[2]} picture="missing" />
  ),
};
