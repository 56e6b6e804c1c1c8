import { numbers } from '../words/words.ts';
import type { Run } from './labState.ts';
import { CHART, lossPoints } from './lossPath.ts';
import type { Filters, Mistake } from './messages.ts';
import { Pixels } from './Pixels.tsx';
import { labWords } from './words/words.ts';

/** A training run, live and afterwards: loss, error, filters, misread digits. */
export function RunView({ run }: { readonly run: Run }) {
  const { train } = labWords.value;
  const { losses, evaluated } = run;
  const speed = numbers.value.decimal(run.imagesPerSecond, 0);
  return (
    <div class="lab-run" data-state={run.state}>
      <p class="lab-step">{run.step === 0 ? train.preparing : train.step(run.step, run.steps, speed)}</p>
      <progress aria-label={train.heading} max={Math.max(1, run.steps)} value={run.step} />
      {losses.length > 0 && <LossChart losses={losses} steps={run.steps} />}
      {evaluated && (
        <>
          <p class="lab-error">
            {train.error(numbers.value.percent(evaluated.wrong / evaluated.n), evaluated.wrong, evaluated.n)}
          </p>
          <h3>{train.filters}</h3>
          <p class="lab-note">{train.filtersNote}</p>
          <FilterGrid filters={evaluated.filters} />
          <h3>{train.mistakes}</h3>
          {evaluated.mistakes.length === 0 ? (
            <p>{train.noMistakes}</p>
          ) : (
            <MistakeList mistakes={evaluated.mistakes} />
          )}
        </>
      )}
    </div>
  );
}

function LossChart({ losses, steps }: { readonly losses: readonly number[]; readonly steps: number }) {
  const { train } = labWords.value;
  const { decimal } = numbers.value;
  const last = decimal(losses[losses.length - 1]);
  return (
    <figure class="lab-chart">
      <svg
        viewBox={`0 0 ${CHART.width} ${CHART.height}`}
        role="img"
        aria-label={train.lossChart(decimal(losses[0]), last)}
      >
        <polyline points={lossPoints(losses, steps)} />
      </svg>
      <figcaption>{train.loss(last)}</figcaption>
    </figure>
  );
}

function FilterGrid({ filters: { side, values } }: { readonly filters: Filters }) {
  const area = side * side;
  const strongest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const count = area === 0 ? 0 : values.length / area;
  return (
    <div class="lab-filters">
      {Array.from({ length: count }, (_, i) => {
        const kernel = values.subarray(i * area, (i + 1) * area);
        return <Pixels key={i} side={side} grey={kernel.map((value) => 127.5 * (1 - value / strongest))} />;
      })}
    </div>
  );
}

function MistakeList({ mistakes }: { readonly mistakes: readonly Mistake[] }) {
  const { train } = labWords.value;
  return (
    <ul class="lab-mistakes">
      {mistakes.map(({ image, label, read }, i) => (
        <li key={i}>
          <Pixels side={28} grey={image.map((ink) => 255 - ink)} />
          {train.mistake(label, read)}
        </li>
      ))}
    </ul>
  );
}
