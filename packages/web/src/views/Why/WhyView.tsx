import { current } from '../../session/state.ts';
import { NothingToExplain } from './NothingToExplain.tsx';
import { ReadingWhy } from './ReadingWhy.tsx';
import './WhyView.css';

/** Explains the last reading. */
export function WhyView() {
  const { id, outcome, source } = current.value;
  const readings = outcome.kind === 'read' ? outcome.readings : [];
  return readings.some(({ digits }) => digits.length > 0) ? (
    <ReadingWhy key={id} source={source} readings={readings} />
  ) : (
    <NothingToExplain read={readings.length > 0} />
  );
}
