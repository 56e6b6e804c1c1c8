import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files that must exist, and their Debian packages. */
const NEEDED: Readonly<Record<string, string>> = {
  '/usr/bin/orca': 'orca',
  '/usr/libexec/at-spi-bus-launcher': 'at-spi2-core',
  '/usr/bin/dbus-daemon': 'dbus-daemon',
  '/usr/lib/speech-dispatcher-modules/sd_dummy': 'speech-dispatcher',
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/bin/xdotool': 'xdotool',
  '/usr/bin/openbox': 'openbox',
  '/usr/bin/pgrep': 'procps',
};

/** Returns why a desktop with a screen reader cannot be opened here, or null. */
export function missingForOrca(): string | null {
  const absent = Object.entries(NEEDED).filter(([file]) => !existsSync(file));
  if (absent.length > 0)
    return `Orca cannot be started: apt-get install ${absent.map(([, name]) => name).join(' ')}`;
  // A second Orca ends at once, also on another screen.
  const others = spawnSync('/usr/bin/pgrep', ['-x', 'orca'], { encoding: 'utf8' }).stdout.trim();
  return others === '' ? null : `Orca runs already, as process ${others}: end it first`;
}

/** A screen with its own buses, on which Orca speaks to a voice that makes no sound. */
export type Desktop = {
  /** Orca's log, which holds everything that it says. */
  readonly log: string;
  /** The environment of programs on this desktop. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder that is deleted with the desktop. */
  readonly home: string;
  /** Starts a program on this desktop. */
  start(file: string, args: readonly string[], more?: NodeJS.ProcessEnv): ChildProcess;
  close(): Promise<void>;
};

/** Without a sound card, the speech server ends when it opens one; this one takes everything. */
const SOUND_CARD = 'pcm.!default { type null }\nctl.!default { type null }\n';
/** The voice answers at once and is silent. */
const SPEECH = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\nAudioOutputMethod "alsa"\n';

/** Orca's log would be written in blocks, so that its last words are missing until it says more. */
const CUSTOMISATIONS = 'from orca import debug\n\ndebug.debugFile.reconfigure(line_buffering=True)\n';

/** Orca announces what the keys reach, and nothing else: not the keys, nor a page that it reads from top to bottom. */
const ORCA = {
  general: { startingProfile: ['Default', 'default'], firstStart: false },
  pronunciations: {},
  keybindings: {},
  profiles: {
    default: {
      profile: ['Default', 'default'],
      pronunciations: {},
      keybindings: {},
      enableKeyEcho: false,
      sayAllOnLoad: false,
      pageSummaryOnLoad: false,
    },
  },
};

export async function openDesktop(): Promise<Desktop> {
  const home = mkdtempSync(join(tmpdir(), 'cifra-orca-'));
  const log = join(home, 'orca.log');
  const config = join(home, 'config');
  mkdirSync(join(config, 'speech-dispatcher'), { recursive: true });
  writeFileSync(join(config, 'speech-dispatcher/speechd.conf'), SPEECH);
  writeFileSync(join(home, '.asoundrc'), SOUND_CARD);
  const data = join(home, 'data');
  mkdirSync(join(data, 'orca'), { recursive: true });
  writeFileSync(join(data, 'orca/user-settings.conf'), JSON.stringify(ORCA));
  writeFileSync(join(data, 'orca/orca-customizations.py'), CUSTOMISATIONS);
  let env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: config,
    XDG_DATA_HOME: data,
    XDG_RUNTIME_DIR: home,
    // Settings of the machine stay as they are.
    GSETTINGS_BACKEND: 'memory',
  };
  const groups: ChildProcess[] = [];
  const start: Desktop['start'] = (file, args, more = {}) => {
    // Each program leads a group of its own, which holds the processes that it starts.
    const child = spawn(file, args, { env: { ...env, ...more }, stdio: 'ignore', detached: true });
    groups.push(child);
    return child;
  };
  const starting = async (file: string, args: readonly string[]): Promise<string> => {
    const child = spawn(file, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
    groups.push(child);
    const [told] = await once(child.stdio[3] as Readable, 'data');
    return String(told).trim();
  };

  const display = await starting('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24']);
  env = { ...env, DISPLAY: `:${display}` };
  const bus = await starting('/usr/bin/dbus-daemon', ['--session', '--nofork', '--print-address=3']);
  env = { ...env, DBUS_SESSION_BUS_ADDRESS: bus };
  // Only a window manager gives the focus to a new window.
  start('/usr/bin/openbox', []);
  start('/usr/bin/orca', [`--debug-file=${log}`, '--disable=splash-window', '--disable=main-window']);

  return {
    log,
    env,
    home,
    start,
    async close() {
      for (const child of groups.reverse()) await endGroup(child);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Ends a program with everything that it started. */
async function endGroup(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  try {
    process.kill(-(child.pid as number), 'SIGKILL');
  } catch {
    // The group has ended.
  }
  await ended;
}
