import { useId } from 'preact/hooks';
import { type Cut, type Side, withSide } from '../../capture/cut.ts';
import { numbers, words } from '../../words/words.ts';

type Props = { readonly cut: Cut; readonly onCut: (cut: Cut) => void };

const SIDES: readonly Side[] = ['left', 'right', 'top', 'bottom'];

/** A slider for each side of the part. */
export function CutSides({ cut, onCut }: Props) {
  const id = useId();
  const { sides } = words.value.cut;
  return (
    <div class="cut-sides">
      {SIDES.map((side) => (
        <div key={side}>
          <label for={`${id}-${side}`}>{sides[side]}</label>
          <input
            id={`${id}-${side}`}
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={cut[side]}
            aria-valuetext={numbers.value.percent(cut[side], 0)}
            onInput={({ currentTarget }) => onCut(withSide(cut, side, currentTarget.valueAsNumber))}
          />
        </div>
      ))}
    </div>
  );
}
