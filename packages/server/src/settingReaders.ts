import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type Calibration, parseCalibration } from '@cifra/core/reading/calibration.ts';
import { compile } from '@fastify/proxy-addr';

export type Settings = Readonly<Record<string, string | undefined>>;

/** Readers of single settings; faults are added to `faults`. */
export function settingReaders(settings: Settings, faults: string[]) {
  function fault(name: string, expected: string): void {
    faults.push(`${name} is ${JSON.stringify(settings[name])}, expected ${expected}`);
  }
  const text = (name: string, otherwise: string): string => settings[name] ?? otherwise;
  const list = (name: string): string[] =>
    text(name, '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return {
    text,
    list,
    whole(name: string, otherwise: number, least: number, most: number): number {
      const value = Number(text(name, String(otherwise)));
      if (!(Number.isInteger(value) && value >= least && value <= most))
        fault(name, `a whole number from ${least} to ${most}`);
      return value;
    },
    oneOf<T extends string>(name: string, words: readonly T[], otherwise: T): T {
      const value = text(name, otherwise) as T;
      if (!words.includes(value)) fault(name, words.join(' or '));
      return value;
    },
    folder(name: string): string | null {
      const value = settings[name];
      return value === undefined ? null : resolve(value);
    },
    calibration(name: string): Calibration | null {
      const path = settings[name];
      if (path === undefined) return null;
      try {
        return parseCalibration(readFileSync(path, 'utf8'), path);
      } catch (error) {
        fault(name, `a file of cifra calibrate (${(error as Error).message})`);
        return null;
      }
    },
    databaseUrl(name: string): string | null {
      const value = settings[name] ?? null;
      if (value !== null && !/^postgres(ql)?:\/\//.test(value)) fault(name, 'postgres://…');
      return value;
    },
    page(name: string, otherwise: string): string | null {
      const value = text(name, otherwise);
      return value === 'none' ? null : resolve(value);
    },
    origins(name: string): string[] {
      const origins = list(name);
      const right = origins.every((origin) => origin === '*' || /^https?:\/\/[^/]+$/.test(origin));
      if (!right) fault(name, 'origins such as https://example.org, separated by commas, or *');
      return origins;
    },
    proxies(name: string): string[] {
      const proxies = list(name).filter((proxy) => proxy !== 'no');
      if (!areAddresses(proxies))
        fault(
          name,
          'the addresses of the proxies in front of the server, separated by commas, such as 10.0.0.2, 192.168.0.0/16 or loopback',
        );
      return proxies;
    },
  };
}

/**
 * True if each text is an address, a subnet or the name of one, as Fastify's `trustProxy` accepts
 * them.
 */
function areAddresses(texts: readonly string[]): boolean {
  try {
    if (texts.length > 0) compile([...texts]);
    // The parser accepts a single number as an address.
    return texts.every((text) => /^[a-z]+$/.test(text) || isIP(text.split('/')[0]) !== 0);
  } catch {
    return false;
  }
}
