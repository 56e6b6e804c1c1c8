import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { evidenceSvg } from '@cifra/core/explain/evidenceSvg.ts';
import type { DigitImage } from '@cifra/core/types.ts';
import './Evidence.css';

type Props = {
  readonly image: DigitImage;
  readonly map: EvidenceMap;
  readonly title: string;
  /** What the map asks. */
  readonly asks: string;
  /** Where it finds most, one sentence for each sign: the map's text alternative, shown to all. */
  readonly finds: readonly string[];
};

/** A map of evidence over a digit: + and −, larger for more; with its words. */
export function EvidenceFigure({ image, map, title, asks, finds }: Props) {
  // Made by our own renderer, which escapes every word.
  const drawing = { __html: evidenceSvg(image, map, `${title}. ${finds.join(' ')}`) };
  return (
    <figure class="evidence">
      <div class="evidence-map" dangerouslySetInnerHTML={drawing} />
      <figcaption>
        <b>{title}</b>
        <span>{asks}</span>
        {finds.map((sentence) => (
          <span key={sentence} class="evidence-finds">
            {sentence}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
