import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@cifra/node/testing/freePort.ts';
import type { Engine } from './driver.ts';
import { startProcess, startVirtualScreen } from './processes.ts';
import { openSession } from './webdriver.ts';

const driver = '/usr/bin/WebKitWebDriver';
const xvfb = '/usr/bin/Xvfb';
const browser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** WebKitGTK's MiniBrowser, the closest to Safari on Linux, on a virtual screen. */
export const webkit: Engine = {
  name: 'webkit',
  packages: ['webkit2gtk-driver', 'xvfb'],
  files: [driver, xvfb, browser],
  async launch() {
    const ends: (() => Promise<unknown>)[] = [];
    const end = async () => {
      for (const last of ends.toReversed()) await last();
    };
    try {
      const home = await writeSettings();
      ends.push(() => rm(home, { recursive: true, force: true }));
      const screen = await startVirtualScreen(xvfb);
      ends.push(screen.end);
      const url = `http://127.0.0.1:${await freePort()}`;
      const server = await startProcess(driver, [`--port=${new URL(url).port}`], {
        env: environment(home, screen.display),
        ready: `${url}/status`,
      });
      ends.push(server.end);
      const session = await openSession(url, {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
      });
      ends.push(session.close);
      return { ...session, close: end };
    } catch (error) {
      await end();
      throw error;
    }
  },
};

function environment(home: string, display: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    XDG_CONFIG_HOME: home,
    // A virtual screen has no graphics card for compositing.
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    // WebKit refuses to start its sandbox as root, the user of CI.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  };
}

/**
 * The toolkit's settings. The page sees disabled animations as reduced motion. The tool bar keeps
 * the window at least 447 pixels wide, so it is shrunk to fit a phone's 320.
 */
async function writeSettings(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'cifra-webkit-'));
  const folder = join(home, 'gtk-3.0');
  await mkdir(folder);
  await writeFile(join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  await writeFile(join(folder, 'gtk.css'), '* { font-size: 1px; min-width: 0; padding: 0; margin: 0; }\n');
  return home;
}
