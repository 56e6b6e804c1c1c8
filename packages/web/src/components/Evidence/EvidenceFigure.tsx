import type { DigitImage } from '@cifra/core/base/types.ts';
import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { evidenceSvg } from '@cifra/core/explain/evidenceSvg.ts';
import './Evidence.css';

type Props = {
  readonly image: DigitImage;
  readonly map: EvidenceMap;
  readonly title: string;
  /** The question that the map answers. */
  readonly question: string;
  /**
   * Where the strongest evidence lies, one sentence per sign: the map's text alternative, shown to
   * everyone.
   */
  readonly finds: readonly string[];
};

/** A map of evidence over a digit with its text: + and −, larger for stronger evidence. */
export function EvidenceFigure({ image, map, title, question, finds }: Props) {
  // Safe: our own renderer escapes all text.
  const drawing = { __html: evidenceSvg(image, map, `${title}. ${finds.join(' ')}`) };
  return (
    <figure class="evidence">
      <div class="evidence-map" dangerouslySetInnerHTML={drawing} />
      <figcaption>
        <b>{title}</b>
        <span>{question}</span>
        {finds.map((sentence) => (
          <span key={sentence} class="evidence-finds">
            {sentence}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
