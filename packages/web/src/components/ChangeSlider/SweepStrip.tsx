import { same, stretches } from '../../inference/explaining/holds.ts';
import type { Sweep, Verdict } from '../../inference/explaining/verdict.ts';
import './ChangeSlider.css';

/** Stretches narrower than this share of the strip show no digit. */
const ROOM = 0.06;

type Props = { readonly sweep: Sweep; readonly written: Verdict };

/**
 * Shows how the digit is read over a slider's range. The strip is plain where the reading is the
 * same as for the unchanged digit, and hatched elsewhere. A text below says the same.
 */
export function SweepStrip({ sweep, written }: Props) {
  return (
    <div class="strip" aria-hidden="true">
      {stretches(sweep).map(({ verdict, share }, i) => (
        <span
          key={i}
          class={same(verdict, written) ? 'strip-held' : 'strip-broken'}
          style={{ flexGrow: share }}
        >
          {share >= ROOM && <span>{verdict.refusal === null ? verdict.digit : '?'}</span>}
        </span>
      ))}
    </div>
  );
}
