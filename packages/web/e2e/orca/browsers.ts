import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '../harness/chromium.ts';
import type { Engine } from '../harness/driver.ts';
import { firefox } from '../harness/firefox.ts';
import type { Desktop } from './desktop.ts';

/** A browser that is worked with by keys only: without remote control, as a visitor has it. */
export type HeardBrowser = {
  readonly engine: Engine;
  open(desktop: Desktop, url: string): void;
};

/** Firefox's questions at a first start, turned off. */
const FIREFOX_SETTINGS = [
  ['browser.aboutwelcome.enabled', false],
  ['browser.newtab.preload', false],
  ['browser.newtabpage.enabled', false],
  ['browser.shell.checkDefaultBrowser', false],
  ['browser.startup.homepage_override.mstone', 'ignore'],
  ['datareporting.policy.dataSubmissionPolicyBypassNotification', true],
  ['datareporting.healthreport.uploadEnabled', false],
  ['ui.prefersReducedMotion', 1],
] as const;

export const heardBrowsers: readonly HeardBrowser[] = [
  {
    engine: firefox,
    open(desktop, url) {
      const profile = join(desktop.home, 'firefox');
      mkdirSync(profile);
      const lines = FIREFOX_SETTINGS.map((setting) => `user_pref(${JSON.stringify(setting).slice(1, -1)});`);
      writeFileSync(join(profile, 'user.js'), lines.join('\n'));
      desktop.start('/usr/bin/firefox-esr', ['--kiosk', '--no-remote', '--profile', profile, url], {
        GNOME_ACCESSIBILITY: '1',
      });
    },
  },
  {
    engine: chromium,
    open(desktop, url) {
      const args = [
        // Chromium refuses to start its sandbox as root, the user of CI.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--kiosk',
        '--no-first-run',
        '--force-renderer-accessibility',
        `--user-data-dir=${join(desktop.home, 'chromium')}`,
      ];
      desktop.start('/usr/bin/chromium', [...args, url], { ACCESSIBILITY_ENABLED: '1' });
    },
  },
];
