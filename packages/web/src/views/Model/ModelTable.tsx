import type { Figure, Manifest } from '@cifra/core/model/manifest.ts';
import { numbers } from '../../words/words.ts';
import { figureRows } from './figureRows.ts';
import { figureTitle } from './figureTitle.ts';
import { modelWords } from './words/words.ts';

/** Properties and measured figures of the models: one column per model. */
export function ModelTable({ manifests }: { readonly manifests: readonly Manifest[] }) {
  const texts = modelWords.value;
  const { decimal } = numbers.value;
  const facts: readonly (readonly [string, (manifest: Manifest) => string])[] = [
    [texts.reads, ({ task }) => texts.tasks[task]],
    [texts.version, ({ version }) => version],
    [texts.parameters, ({ parameters }) => decimal(parameters)],
    [texts.work, ({ multiplyAdds }) => decimal(multiplyAdds)],
    [texts.temperature, ({ temperature }) => decimal(temperature)],
  ];
  return (
    <div>
      <table class="model-table">
        <caption>{texts.table}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.figure}</th>
            {manifests.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {manifests.map((manifest) => (
                <td key={manifest.name}>{of(manifest)}</td>
              ))}
            </tr>
          ))}
          {figureRows(manifests).map(({ name, data, figures }) => (
            <tr key={`${name},${data}`}>
              <th scope="row">
                <FigureName name={name} />{' '}
                <span class="model-data">
                  <FigureName name={data} />
                </span>
              </th>
              {figures.map((figure, i) => (
                <td key={manifests[i].name}>{figure ? <Measured {...figure} /> : '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.temperatureNote}</p>
    </div>
  );
}

/** The name of a figure or of its data, in English unless it is translated. */
function FigureName({ name }: { readonly name: string }) {
  const translated = modelWords.value.figures[name];
  return <span lang={translated ? undefined : 'en'}>{translated ?? figureTitle(name)}</span>;
}

/** A value with its interval and its sample size. */
function Measured({ metric, value, interval95: [low, high], n }: Figure) {
  const { percent, decimal } = numbers.value;
  const text = metric === 'accuracy' ? percent : (figure: number) => decimal(figure, 4, 4);
  return (
    <>
      <b>{text(value)}</b>{' '}
      <span class="model-data">
        {text(low)} – {text(high)}, {modelWords.value.of(decimal(n))}
      </span>
    </>
  );
}
