import type { Manifest } from '@cifra/core/model/manifest.ts';
import { DIMENSIONS, type Dimension } from '@cifra/training/evaluation/world/worldMatrix.ts';
import { useSignal } from '@preact/signals';
import { Choice } from '../../components/Settings/Choice.tsx';
import { useAnswer } from '../../platform/useAnswer.ts';
import { WorldTable } from './WorldTable.tsx';
import { modelWords } from './words/words.ts';
import { type ModelWorld, releasedWorld } from './worldFile.ts';

/** How the released models read groups of writers, once their files have arrived. */
export function World({ manifests }: { readonly manifests: readonly Manifest[] }) {
  const worlds = useAnswer(
    (signal) => Promise.all(manifests.map((manifest) => releasedWorld(manifest, signal))),
    [manifests],
  ).value;
  return worlds.kind === 'done' ? <WorldSection worlds={worlds.value} /> : null;
}

/** One table per model, the worst groups first. */
export function WorldSection({ worlds }: { readonly worlds: readonly ModelWorld[] }) {
  const say = modelWords.value.world;
  const by = useSignal<Dimension | ''>('');
  const known = DIMENSIONS.filter((dimension) =>
    worlds.some(({ world }) => world?.groups.some((group) => group.by === dimension)),
  );
  return (
    <section class="model-section" aria-labelledby="model-world">
      <h2 id="model-world">{say.heading}</h2>
      <p>{say.about}</p>
      {known.length > 0 && (
        <Choice
          label={say.show}
          options={[
            { value: '', label: say.all },
            ...known.map((value) => ({ value, label: say.groupsBy[value] })),
          ]}
          value={by.value}
          onChoose={(dimension: Dimension | '') => {
            by.value = dimension;
          }}
        />
      )}
      <div class="model-reports">
        {worlds.map(({ name, world }) =>
          world ? (
            <WorldTable key={name} name={name} world={world} by={by.value} />
          ) : (
            <p key={name}>{say.unmeasured(name)}</p>
          ),
        )}
      </div>
      {known.length > 0 && <p class="hint">{say.note}</p>}
    </section>
  );
}
