import { notify } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';
import { SAMPLES, type SampleName, sampleFile } from './samplePictures.ts';
import { takeFiles } from './takeFiles.ts';

/** Pictures to try: a press reads one like a picture of the visitor's own. */
export function Samples() {
  const { welcome, view } = words.value;

  async function read(name: SampleName): Promise<void> {
    try {
      takeFiles([await sampleFile(name, welcome.sample[name])]);
    } catch {
      notify(view.failed);
    }
  }

  return (
    <section class="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading">{welcome.samples}</h2>
      <ul>
        {Object.entries(SAMPLES).map(([name, url]) => (
          <li key={name}>
            <button type="button" class="sample" onClick={() => read(name as SampleName)}>
              <img src={url} alt="" width="120" height="52" />
              {welcome.sample[name as SampleName]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
