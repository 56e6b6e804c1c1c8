import type { Box } from '@cifra/core/base/types.ts';
import { bounds } from '@cifra/ink/bounds.ts';
import { outlines } from '@cifra/ink/outline.ts';
import { paperFor } from '@cifra/ink/paperFor.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { svgPath } from '@cifra/ink/svgPath.ts';
import { useMemo } from 'preact/hooks';
import type { Source } from '../../session/session.ts';
import './Snippet.css';
import { snippetBox } from './snippetBox.ts';

type Props = {
  readonly source: Source;
  /** Place of the number; null shows the whole picture or drawing. */
  readonly box: Box | null;
};

/** The place of a number in its picture or drawing. The text next to it says the same. */
export function Snippet({ source, box }: Props) {
  if (source.kind === 'unopened') return null;
  if (source.kind === 'ink') return <InkSnippet ink={source.history.present} box={box} />;
  const { url, size } = source;
  if (!size || !box) return <img class="snippet" src={url} alt="" loading="lazy" />;
  const part = snippetBox(box, size);
  const percent = (share: number) => `${100 * share}%`;
  return (
    <span class="snippet snippet-part" style={{ '--width': part.width, '--height': part.height }}>
      {/* An <img> and not an SVG <image>: all browsers turn it as the photograph's file says. */}
      <img
        src={url}
        alt=""
        loading="lazy"
        style={{
          width: percent(size.width / part.width),
          height: percent(size.height / part.height),
          left: percent(-part.x / part.width),
          top: percent(-part.y / part.height),
        }}
      />
    </span>
  );
}

function InkSnippet({ ink, box }: { readonly ink: Ink; readonly box: Box | null }) {
  const drawn = useMemo(() => outlines(ink), [ink]);
  const part = box ? snippetBox(box, paperFor(ink)) : (bounds(drawn) ?? { x: 0, y: 0, ...paperFor(ink) });
  return (
    <svg
      class="snippet"
      viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
      style={{ '--width': part.width, '--height': part.height }}
      aria-hidden="true"
    >
      <path class="sheet-ink" d={drawn.map(svgPath).join('')} />
    </svg>
  );
}
