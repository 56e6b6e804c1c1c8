import { questionOf } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import { useSignal } from '@preact/signals';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleReading } from '../../examples/samples.ts';
import { LineResult } from './LineResult.tsx';
import { NumberActions } from './NumberActions.tsx';

type Props = {
  readonly reading: InkReading;
  readonly corrections?: readonly string[];
  readonly first?: number | null;
};

function Result({ reading, corrections = [], first = null }: Props) {
  const chosen = useSignal<number | null>(first);
  return (
    // The page's content above a reading.
    <section aria-label={reading.text || 'Empty'}>
      <LineResult
        reading={reading}
        question={corrections.length === 0 ? questionOf(reading) : null}
        enough={0.92}
        corrections={corrections}
        chosen={chosen.value}
        onChoose={(place) => {
          chosen.value = place;
        }}
        onCorrect={nothing}
        onUndo={nothing}
      >
        <NumberActions text={corrections.at(-1) ?? reading.text} spoken={reading.text} />
      </LineResult>
    </section>
  );
}

export const examples: Examples = {
  sure: () => <Result reading={sampleReading('1749')} />,
  'likely, with alternatives': () => <Result reading={sampleReading('1749', 0.86)} />,
  'a question': () => <Result reading={sampleReading('74', 0.74, 'ambiguous')} />,
  'a question about touching digits': () => (
    <Result reading={sampleReading('1749', 0.9, 'touching-unresolved')} />
  ),
  'a question, confident but read differently at a second look': () => (
    <Result reading={sampleReading('4', 0.999, 'ambiguous')} />
  ),
  'a question about a mark': () => (
    <Result reading={{ ...sampleReading('4.75', 0.998, 'ambiguous'), inInk: '4,75' }} />
  ),
  confirmed: () => <Result reading={sampleReading('74', 0.74, 'ambiguous')} corrections={['74']} />,
  'refused, nothing that is a number': () => <Result reading={sampleReading('', 0, 'not-a-digit')} />,
  'refused, too small': () => <Result reading={{ ...sampleReading('', 0, 'too-small'), writingHeight: 6 }} />,
  'a digit chosen on the picture': () => <Result reading={sampleReading('1749', 0.86)} first={3} />,
  corrected: () => <Result reading={sampleReading('1749', 0.86)} corrections={['1744']} />,
  'corrected twice': () => <Result reading={sampleReading('1749', 0.86)} corrections={['1744', '1747']} />,
  'corrected, without visible text': () => (
    <Result reading={sampleReading('', 0, 'not-a-digit')} corrections={['17']} />
  ),
  'a long number': () => <Result reading={sampleReading('4916338506082832'.repeat(2), 0.97)} />,
  'with marks': () => <Result reading={sampleReading('1.234,50', 0.97)} />,
};
