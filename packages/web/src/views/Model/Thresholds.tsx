import type { DigitManifest, Manifest } from '@cifra/core/model/manifest.ts';
import { numbers } from '../../words/words.ts';
import { modelWords } from './words/words.ts';

/** The page model reads nothing, so it refuses nothing. */
const readsDigits = ({ task }: Manifest) => task !== 'page';

/** Thresholds of refusal and of the sets of plausible digits. */
export function Thresholds({ manifests }: { readonly manifests: readonly Manifest[] }) {
  const texts = modelWords.value;
  const share = (value: number) => numbers.value.probability(value);
  const withSets = manifests.filter(
    (manifest): manifest is DigitManifest & Required<Pick<DigitManifest, 'conformal'>> =>
      manifest.task === 'digit' && manifest.conformal !== undefined,
  );
  if (!manifests.some(readsDigits)) return null;
  return (
    <section class="model-section" aria-labelledby="model-thresholds">
      <h2 id="model-thresholds">{texts.thresholds}</h2>
      {manifests.filter(readsDigits).map((manifest) => (
        <p key={manifest.name}>
          {manifest.task === 'digit' && manifest.refusal
            ? texts.refuses(manifest.name, share(manifest.refusal.minimumProbability))
            : texts.refusesByRisk(manifest.name)}
        </p>
      ))}
      {withSets.length > 0 && (
        <table class="model-table">
          <caption>{texts.sets}</caption>
          <thead>
            <tr>
              <td />
              {withSets.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withSets[0].conformal.map(({ coverage }) => (
              <tr key={coverage}>
                <th scope="row">{texts.promised(share(coverage))}</th>
                {withSets.map(({ name, conformal }) => {
                  const set = conformal.find((each) => each.coverage === coverage);
                  return <td key={name}>{set ? share(set.minimumProbability) : '–'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
