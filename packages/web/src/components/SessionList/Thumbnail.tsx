import { bounds } from '@cifra/ink/bounds.ts';
import { outlines } from '@cifra/ink/outline.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { svgPath } from '@cifra/ink/svgPath.ts';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Source } from '../../session/session.ts';

/** A small picture of what was drawn or brought. */
export function Thumbnail({ source }: { readonly source: Source }) {
  if (source.kind === 'picture') return <Picture key={source.url} url={source.url} />;
  return source.kind === 'ink' ? <InkThumbnail ink={source.history.present} /> : <span class="thumbnail" />;
}

/** A file that is not a picture leaves its place empty instead of a broken picture. */
function Picture({ url }: { readonly url: string }) {
  const isBroken = useSignal(false);
  if (isBroken.value) return <span class="thumbnail" />;
  return (
    <img
      class="thumbnail"
      src={url}
      alt=""
      loading="lazy"
      onError={() => {
        isBroken.value = true;
      }}
    />
  );
}

function InkThumbnail({ ink }: { readonly ink: Ink }) {
  const { box, path } = useMemo(() => {
    const drawn = outlines(ink);
    return {
      box: bounds(drawn) ?? { x: 0, y: 0, width: 1, height: 1 },
      path: drawn.map(svgPath).join(''),
    };
  }, [ink]);
  return (
    <svg class="thumbnail" viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} aria-hidden="true">
      <path class="sheet-ink" d={path} />
    </svg>
  );
}
