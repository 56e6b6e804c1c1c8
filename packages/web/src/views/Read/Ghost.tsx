import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import './Ghost.css';

/** 1749, one path a stroke, in sheet units. */
const STROKES = [
  'M150 205 190 150V330',
  'M250 152H335L285 330',
  'M420 150 355 265H450M430 210V330',
  'M560 195C560 165 505 160 500 200S555 250 560 200V330',
];

/**
 * Writes a number on the empty sheet once, as an example. It is gone at the first touch or key, and
 * does not appear for visitors who want less motion.
 */
export function Ghost() {
  const isGone = useSignal(matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const first = new AbortController();
    const leave = () => {
      isGone.value = true;
      first.abort();
    };
    for (const event of ['pointerdown', 'keydown', 'dragover', 'paste'])
      addEventListener(event, leave, { signal: first.signal, capture: true });
    return () => first.abort();
  }, []);
  if (isGone.value) return null;
  return (
    <g class="ghost">
      {STROKES.map((d, i) => (
        <path key={d} d={d} pathLength="1" style={{ '--turn': i }} />
      ))}
    </g>
  );
}
