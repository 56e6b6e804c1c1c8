import type { KeyPen } from '@cifra/ink/keyPen.ts';

const ARM = 18;

/** Shows the position of the keyboard pen while the sheet has keyboard focus. */
export function PenCursor({ pen: { x, y, stroke } }: { readonly pen: KeyPen }) {
  return (
    <g class={stroke ? 'pen-cursor pen-cursor-down' : 'pen-cursor'}>
      <circle cx={x} cy={y} r={stroke ? 7 : 11} />
      <path d={`M${x - ARM},${y}h${2 * ARM}M${x},${y - ARM}v${2 * ARM}`} />
    </g>
  );
}
