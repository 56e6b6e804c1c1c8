import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { CaptureBar } from '../../components/CaptureBar/CaptureBar.tsx';
import { FormatChoice } from '../../components/FormatChoice/FormatChoice.tsx';
import { StyleChoice } from '../../components/FormatChoice/StyleChoice.tsx';
import { ServerSwitch } from '../../components/Settings/ServerSwitch.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { VoiceSwitch } from '../../components/Voice/VoiceSwitch.tsx';
import { expected, expectKind, expectTyped } from '../../inference/expected.ts';
import { onServer, serverThere } from '../../inference/server.ts';
import { readShownAgain } from '../../session/readItem.ts';
import { current } from '../../session/state.ts';
import { canListen } from '../../voice/recognition.ts';
import { words } from '../../words/words.ts';
import { CurrentResult } from './CurrentResult.tsx';
import { CurrentSheet } from './CurrentSheet.tsx';
import { History } from './History.tsx';
import { LoadNote } from './LoadNote.tsx';
import { OpeningNote } from './OpeningNote.tsx';
import { runCommand } from './runCommand.ts';
import { takeFiles } from './takeFiles.ts';
import './ReadView.css';

/** Write or bring a picture and see its reading. */
export function ReadView() {
  /** The digit being corrected. */
  const chosen = useSignal<DigitPlace | null>(null);
  const { id, outcome } = current.value;
  // Synchronous: a deferred call would deselect a digit that has been chosen by then.
  useLayoutEffect(() => {
    chosen.value = null;
  }, [id, outcome]);

  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        {words.value.sheet.heading}
      </h1>
      <div class="read">
        <div class="read-sheet">
          <CurrentSheet chosen={chosen} />
        </div>
        <div class="read-result">
          <CurrentResult chosen={chosen} />
          <LoadNote />
          <OpeningNote />
        </div>
        <div class="read-more">
          <CaptureBar onFiles={takeFiles}>{canListen && <VoiceSwitch onCommand={runCommand} />}</CaptureBar>
          <FormatChoice expected={expected.value} onChoose={expectKind} onType={expectTyped} />
          <StyleChoice />
          {serverThere.value && (
            <ServerSwitch
              on={onServer.value}
              onSwitch={(on) => {
                onServer.value = on;
                readShownAgain();
              }}
            />
          )}
        </div>
      </div>
      <History />
    </>
  );
}
