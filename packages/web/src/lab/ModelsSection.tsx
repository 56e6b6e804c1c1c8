import { Button } from '../components/Button/Button.tsx';
import { readWith } from '../inference/keptModels.ts';
import { language } from '../words/language.ts';
import { forget, inUse, models } from './labState.ts';
import { labWords } from './words/words.ts';

/** Models made here and kept in this browser. */
export function ModelsSection() {
  const { models: said } = labWords.value;
  return (
    <section class="lab-section" aria-labelledby="lab-models">
      <h2 id="lab-models">{said.heading}</h2>
      {models.value.length === 0 && <p>{said.none}</p>}
      <ul class="lab-models">
        {models.value.map(({ id, at, manifest }) => {
          const name = said.name(manifest.name, new Date(at).toLocaleTimeString(language.value));
          return (
            <li key={id}>
              <p>{inUse.value === id ? said.inUse(name) : name}</p>
              <div class="actions">
                <Button label={said.use(name)} disabled={inUse.value === id} onPress={() => readAnew(id)} />
                <Button label={said.forget(name)} onPress={() => forget(id)} />
              </div>
            </li>
          );
        })}
      </ul>
      {inUse.value !== null && <Button label={said.released} onPress={() => readAnew(null)} />}
    </section>
  );
}

/** The reader loads its models when the page is opened. */
async function readAnew(id: string | null): Promise<void> {
  await readWith(id);
  location.hash = '#/read';
  location.reload();
}
