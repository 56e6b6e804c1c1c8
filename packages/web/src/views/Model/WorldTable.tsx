import type { Share } from '@cifra/training/evaluation/metrics/figure.ts';
import type { WorldFile } from '@cifra/training/evaluation/world/worldFile.ts';
import type { Dimension, WorldGroup } from '@cifra/training/evaluation/world/worldMatrix.ts';
import { useSignal } from '@preact/signals';
import { Button } from '../../components/Button/Button.tsx';
import { numbers } from '../../words/words.ts';
import { modelWords } from './words/words.ts';

type Props = {
  readonly name: string;
  readonly world: WorldFile;
  /** Only groups by this; all if empty. */
  readonly by: Dimension | '';
};

/** Groups that are shown before the reader asks for all. */
const WORST = 10;

/** The groups of writers of one model, those with the smallest share read right first. */
export function WorldTable({ name, world, by }: Props) {
  const say = modelWords.value.world;
  const whole = useSignal(false);
  const groups = world.groups.filter((group) => by === '' || group.by === by);
  const shown = whole.value ? groups : groups.slice(0, WORST);
  const n = world.collections.reduce((sum, collection) => sum + collection.n, 0);
  return (
    <div class="model-section">
      <table class="model-table">
        <caption>{say.caption(name, numbers.value.decimal(n), shown.length, groups.length)}</caption>
        <thead>
          <tr>
            {say.head.map((cell) => (
              <th scope="col" key={cell}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((group, i) => (
            <Row key={i} group={group} />
          ))}
        </tbody>
      </table>
      {groups.length > WORST && (
        <p class="actions">
          <Button
            label={whole.value ? say.onlyWorst(WORST) : say.showAll(groups.length)}
            onPress={() => {
              whole.value = !whole.value;
            }}
          />
        </p>
      )}
    </div>
  );
}

function Row({ group }: { readonly group: WorldGroup }) {
  const say = modelWords.value.world;
  const { decimal } = numbers.value;
  const { by, n, learned, right, refused, acceptedWrong } = group;
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} />{' '}
        <span class="model-data">
          {say.by[by]}, {say.readings(n)}
          {learned > 0 && `, ${learned === n ? say.allLearned : say.learned(decimal(learned))}`}
        </span>
      </th>
      <ShareCell share={right} />
      <ShareCell share={refused} />
      <ShareCell share={acceptedWrong} />
    </tr>
  );
}

/** The name that a collection gives to a site or a country is not translated. */
function GroupName({ group: { name, pooled } }: { readonly group: WorldGroup }) {
  const say = modelWords.value.world;
  if (pooled) return <>{say.pooled(pooled.map((each) => say.names[each] ?? each))}</>;
  if (name === null) return <>{say.unknown}</>;
  const translated = say.names[name];
  return <span lang={translated ? undefined : 'en'}>{translated ?? name}</span>;
}

function ShareCell({ share: { value, n, interval95 } }: { readonly share: Share }) {
  const { percent } = numbers.value;
  if (n === 0) return <td>–</td>;
  return (
    <td>
      <b>{percent(value, 1)}</b>{' '}
      <span class="model-data">{interval95.map((end) => percent(end, 1)).join(' – ')}</span>
    </td>
  );
}
