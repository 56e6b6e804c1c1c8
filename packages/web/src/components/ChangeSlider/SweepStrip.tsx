import { same, stretches } from '../../inference/explaining/holds.ts';
import type { Sweep, Verdict } from '../../inference/explaining/verdict.ts';
import './ChangeSlider.css';

/** Narrower stretches, as a share of the strip, have no room for their digit. */
const ROOM = 0.06;

type Props = { readonly sweep: Sweep; readonly written: Verdict };

/** What the digit is read as over a slider's range: plain where it is as written, hatched where not; said in words below. */
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
