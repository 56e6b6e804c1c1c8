import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { CaptureBar } from '../../components/CaptureBar/CaptureBar.tsx';
import { FormatChoice } from '../../components/FormatChoice/FormatChoice.tsx';
import { StyleChoice } from '../../components/FormatChoice/StyleChoice.tsx';
import { ServerSwitch } from '../../components/Settings/ServerSwitch.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { VoiceSwitch } from '../../components/Voice/VoiceSwitch.tsx';
import { WriteNumber } from '../../components/WriteNumber/WriteNumber.tsx';
import { expected, expectKind, expectTyped } from '../../inference/expected.ts';
import { onServer, serverThere } from '../../inference/server.ts';
import { writeOnNextSheet } from '../../session/actions.ts';
import { readShownAgain } from '../../session/readItem.ts';
import { readFrame } from '../../session/readSource.ts';
import { listed } from '../../session/session.ts';
import { current, drawing, session } from '../../session/state.ts';
import { canListen } from '../../voice/recognition.ts';
import { CurrentResult } from './CurrentResult.tsx';
import { CurrentSheet } from './CurrentSheet.tsx';
import { History } from './History.tsx';
import { LoadNote } from './LoadNote.tsx';
import { OpeningNote } from './OpeningNote.tsx';
import { OwnModelNote } from './OwnModelNote.tsx';
import { runCommand } from './runCommand.ts';
import { Samples } from './Samples.tsx';
import { ShareLink } from './ShareLink.tsx';
import { takeFiles, takePhotograph } from './takeFiles.ts';
import { Welcome } from './Welcome.tsx';
import './ReadView.css';

/** Write or bring a picture and see its reading. */
export function ReadView() {
  /** The digit being corrected. */
  const chosen = useSignal<DigitPlace | null>(null);
  const { id, outcome } = current.value;
  const items = listed(session.value);
  const isNew = items.length === 0;
  // The sheet must not move while the first number is written on it.
  const isFirstSheet = isNew || (items.length === 1 && items[0].id === id && drawing.value !== null);
  // Synchronous: a deferred call would deselect a digit that has been chosen by then.
  useLayoutEffect(() => {
    chosen.value = null;
  }, [id, outcome]);

  return (
    <>
      <Welcome isNew={isFirstSheet} />
      <div class="read">
        <div class="read-sheet">
          <WriteNumber onWrite={writeOnNextSheet} />
          <CurrentSheet chosen={chosen} />
        </div>
        <div class="read-result">
          <CurrentResult chosen={chosen} />
          <ShareLink />
          <LoadNote />
          <OwnModelNote />
          {isNew && <Samples />}
          <OpeningNote />
        </div>
        <div class="read-more">
          <CaptureBar onFiles={takeFiles} onPhotograph={takePhotograph} readFrame={readFrame}>
            {canListen && <VoiceSwitch onCommand={runCommand} />}
          </CaptureBar>
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
