import { Button } from '../components/Button/Button.tsx';
import { language } from '../words/language.ts';
import { forget, inUse, models, switchTo } from './labState.ts';
import { labWords } from './words/words.ts';

/** Models made here and kept in this browser. */
export function ModelsSection() {
  const { models: texts } = labWords.value;
  return (
    <section class="lab-section" aria-labelledby="lab-models">
      <h2 id="lab-models">{texts.heading}</h2>
      {models.value.length === 0 && <p>{texts.none}</p>}
      <ul class="lab-models">
        {models.value.map(({ id, at, manifest }) => {
          const name = texts.name(manifest.name, new Date(at).toLocaleTimeString(language.value));
          return (
            <li key={id}>
              <p>{inUse.value === id ? texts.inUse(name) : name}</p>
              <div class="actions">
                <Button label={texts.use(name)} disabled={inUse.value === id} onPress={() => switchTo(id)} />
                <Button label={texts.forget(name)} onPress={() => forget(id)} />
              </div>
            </li>
          );
        })}
      </ul>
      {inUse.value !== null && <Button label={texts.released} onPress={() => switchTo(null)} />}
    </section>
  );
}
