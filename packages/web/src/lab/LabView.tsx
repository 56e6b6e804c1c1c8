import { useEffect } from 'preact/hooks';
import { CorrectedSection } from './CorrectedSection.tsx';
import { fault, lookForModels } from './labState.ts';
import { resumeLesson } from './lesson.ts';
import { ModelsSection } from './ModelsSection.tsx';
import './lab.css';
import { TeachSection } from './TeachSection.tsx';
import { TrainSection } from './TrainSection.tsx';
import { labWords } from './words/words.ts';

/** Teach the reader your own handwriting, or train a model from scratch, on this device. */
export function LabView() {
  const { heading, intro } = labWords.value;
  useEffect(() => {
    void lookForModels();
    void resumeLesson();
  }, []);
  return (
    <div class="lab">
      <h1 tabIndex={-1}>{heading}</h1>
      <p>{intro}</p>
      {fault.value && <p role="alert">{fault.value}</p>}
      <div class="lab-sections">
        <CorrectedSection />
        <TeachSection />
        <TrainSection />
        <ModelsSection />
      </div>
    </div>
  );
}
