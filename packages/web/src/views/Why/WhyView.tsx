import { current } from '../../session/state.ts';
import { ReadingWhy } from './ReadingWhy.tsx';
import './WhyView.css';
import { whyWords } from './words.ts';

/** Why the last reading was read as it was. */
export function WhyView() {
  const { id, outcome, source } = current.value;
  const said = whyWords.value;
  const readings = outcome.kind === 'read' ? outcome.readings : [];
  if (readings.some(({ digits }) => digits.length > 0))
    return <ReadingWhy key={id} source={source} readings={readings} />;
  return (
    <div class="why">
      <h1 tabIndex={-1}>{said.heading}</h1>
      <p>{readings.length > 0 ? said.noDigits : said.nothing}</p>
      <p>
        <a href="#/read">{said.toRead}</a>
      </p>
    </div>
  );
}
