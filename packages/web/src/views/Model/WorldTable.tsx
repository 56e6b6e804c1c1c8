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
      <table class="model-table model-world">
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
            <Row key={i} group={group} mixed={by === ''} />
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

/** `mixed`: there are groups of several kinds in the table. */
function Row({ group, mixed }: { readonly group: WorldGroup; readonly mixed: boolean }) {
  const say = modelWords.value.world;
  const { decimal } = numbers.value;
  const { by, n, learned, right, refused, acceptedWrong } = group;
  return (
    <tr>
      <th scope="row">
        <GroupName group={group} />{' '}
        <span class="model-data">
          {mixed && `${say.by[by]}, `}
          {say.readings(n)}
          {learned > 0 && `, ${learned === n ? say.allKnown : say.known(decimal(learned))}`}
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
  const { decimal, percent } = numbers.value;
  if (n === 0) return <td>–</td>;
  const [low, high] = interval95;
  return (
    <td>
      <b>{percent(value, 1)}</b>{' '}
      <span class="model-data">
        {decimal(100 * low, 1, 1)} – {percent(high, 1)}
      </span>
    </td>
  );
}
