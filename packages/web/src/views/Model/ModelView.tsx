import { useSignal } from '@preact/signals';
import { Experts } from '../../components/Experts/Experts.tsx';
import { Choice } from '../../components/Settings/Choice.tsx';
import { useAnswer } from '../../platform/useAnswer.ts';
import { faultText } from '../../words/faultText.ts';
import { ModelTable } from './ModelTable.tsx';
import './ModelView.css';
import './report.css';
import { OwnReports } from './OwnReports.tsx';
import { RELEASED, type ReleasedModel, releasedManifest } from './released.ts';
import { riskPlot } from './riskPlot.ts';
import { TakeawayNote } from './TakeawayNote.tsx';
import { Thresholds } from './Thresholds.tsx';
import { World } from './World.tsx';
import { modelWords } from './words/words.ts';

const options = RELEASED.map((name) => ({ value: name, label: name }));

/** What the released models can do, and their figures. */
export function ModelView() {
  const texts = modelWords.value;
  return (
    <div class="model">
      <h1 tabIndex={-1}>{texts.heading}</h1>
      <TakeawayNote />
      <Experts about={texts.aboutExperts}>
        <Figures />
        <OwnReports />
      </Experts>
    </div>
  );
}

/** Figures of one or two released models in parallel columns. */
function Figures() {
  const texts = modelWords.value;
  const first = useSignal<ReleasedModel>('number');
  const second = useSignal<ReleasedModel | ''>('digit-small');
  const names = [first.value, second.value].filter((name, i, all) => name !== '' && all.indexOf(name) === i);
  const answer = useAnswer(
    (signal) => Promise.all(names.map((name) => releasedManifest(name as ReleasedModel, signal))),
    [names.join()],
  ).value;
  return (
    <>
      <p>{texts.intro}</p>
      <div class="model-choices">
        <Choice
          label={texts.model}
          options={options}
          value={first.value}
          onChoose={(name) => {
            first.value = name;
          }}
        />
        <Choice
          label={texts.compareWith}
          options={[{ value: '', label: texts.none }, ...options]}
          value={second.value}
          onChoose={(name: ReleasedModel | '') => {
            second.value = name;
          }}
        />
      </div>
      {answer.kind === 'failed' && <p class="fault">{texts.failed(faultText(answer.fault))}</p>}
      {answer.kind === 'done' && (
        <>
          <ModelTable manifests={answer.value} />
          <div class="model-pair">
            <div class="report" dangerouslySetInnerHTML={{ __html: riskPlot(answer.value) }} />
            <Thresholds manifests={answer.value} />
          </div>
          <World manifests={answer.value} />
        </>
      )}
    </>
  );
}
