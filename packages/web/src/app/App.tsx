import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../components/Button/Button.tsx';
import { Header } from '../components/Header/Header.tsx';
import { Settings } from '../components/Settings/Settings.tsx';
import { onServer } from '../inference/server.ts';
import { install, worksOffline } from '../platform/install.ts';
import { view } from '../platform/route.ts';
import { words } from '../words/words.ts';
import { Announcer } from './Announcer.tsx';
import { CurrentView } from './CurrentView.tsx';
import { DropArea } from './DropArea.tsx';
import { focusHeading } from './focusHeading.ts';
import { PasswordQuestion } from './PasswordQuestion.tsx';

/** The page frame: header, view, footer and announcer. */
export function App() {
  const main = useRef<HTMLElement>(null);
  const { skip, footer } = words.value;
  const first = useRef(true);
  const shown = view.value;

  // Synchronous: a deferred focus would move away from where the visitor has gone by then.
  useLayoutEffect(() => {
    if (!first.current && main.current) focusHeading(main.current);
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
        <div>
          <p>{onServer.value ? footer.server : footer.local}</p>
          {worksOffline.value && <p>{footer.offline}</p>}
        </div>
        {install.value && <Button label={footer.install} icon="download" onPress={install.value} />}
        <Settings />
      </footer>
      <PasswordQuestion />
      <DropArea />
      <Announcer />
    </div>
  );
}
