import { useLayoutEffect, useRef } from 'preact/hooks';
import { Header } from '../components/Header/Header.tsx';
import { Settings } from '../components/Settings/Settings.tsx';
import { onServer } from '../inference/server.ts';
import { view } from '../platform/route.ts';
import { words } from '../words/words.ts';
import { Announcer } from './Announcer.tsx';
import { CurrentView } from './CurrentView.tsx';
import { DropArea } from './DropArea.tsx';
import { PasswordQuestion } from './PasswordQuestion.tsx';

/** The page frame: header, view, footer and announcer. */
export function App() {
  const main = useRef<HTMLElement>(null);
  const { skip, footer } = words.value;
  const first = useRef(true);
  const shown = view.value;

  // Synchronous: a deferred focus would move away from where the visitor has gone by then.
  useLayoutEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [shown]);

  return (
    <div class="page">
      <button type="button" class="button button-main skip" onClick={() => main.current?.focus()}>
        {skip}
      </button>
      <Header />
      <main class="main" tabIndex={-1} ref={main}>
        <CurrentView />
      </main>
      <footer class="footer">
        <p>{onServer.value ? footer.server : footer.local}</p>
        <Settings />
      </footer>
      <PasswordQuestion />
      <DropArea />
      <Announcer />
    </div>
  );
}
