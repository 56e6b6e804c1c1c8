import { useSignal } from '@preact/signals';
import { Button } from '../components/Button/Button.tsx';
import { Choice } from '../components/Settings/Choice.tsx';
import { run, startWork, stopWork } from './labState.ts';
import type { LabData } from './messages.ts';
import { OwnDigitsPart } from './OwnDigitsPart.tsx';
import { ownDigits, writerDigits } from './ownDigits.ts';
import { RunView } from './RunView.tsx';
import type { RecipeName } from './recipes.ts';
import { labWords } from './words/words.ts';

/** Number of synthetic digits for a run. */
const SAMPLES = 2400;
/** Fewer digits leave none to hold out. */
const FEWEST = 40;

/** Trains a network from scratch, on synthetic digits or the visitor's own. */
export function TrainSection() {
  const { train } = labWords.value;
  const recipe = useSignal<RecipeName>('tiny');
  const source = useSignal<LabData['kind']>('synthetic');
  const own = ownDigits.value;
  const running = run.value?.state === 'running';
  const few = source.value === 'own' && own.length < FEWEST;

  function start(): void {
    const data: LabData =
      source.value === 'own'
        ? { kind: 'own', digits: writerDigits(own) }
        : { kind: 'synthetic', samples: SAMPLES };
    startWork({ kind: 'train', recipe: recipe.value, data, seed: 1 });
  }

  return (
    <section class="lab-section" aria-labelledby="lab-train">
      <h2 id="lab-train">{train.heading}</h2>
      <p>{train.explain}</p>
      <div class="lab-choices">
        <Choice
          label={train.recipe}
          value={recipe.value}
          options={(['tiny', 'a4'] as const).map((value) => ({ value, label: train.recipes[value] }))}
          onChoose={(value) => {
            recipe.value = value;
          }}
        />
        <Choice
          label={train.data}
          value={source.value}
          options={(['synthetic', 'own'] as const).map((value) => ({ value, label: train.datas[value] }))}
          onChoose={(value) => {
            source.value = value;
          }}
        />
      </div>
      {source.value === 'own' && <OwnDigitsPart few={few} />}
      <div class="actions">
        <Button label={train.start} kind="main" disabled={running || few} onPress={start} />
        <Button label={train.stop} disabled={!running} onPress={stopWork} />
      </div>
      {run.value?.work === 'train' && <RunView run={run.value} />}
    </section>
  );
}
