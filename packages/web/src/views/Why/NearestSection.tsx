import { whyWords } from './words.ts';

/** Why the training digits that are most alike are not shown, and what shows them. */
export function NearestSection({ place }: { readonly place: number }) {
  const said = whyWords.value;
  return (
    <section class="why-section" aria-labelledby="why-nearest">
      <h2 id="why-nearest">{said.nearest}</h2>
      <p>{said.nearestNote}</p>
      <p>
        <code>npx cifra explain picture.png --digit {place + 1} --data folder --out why.svg</code>
      </p>
    </section>
  );
}
