import type { ModelId } from '@cifra/core/model/modelId.ts';
import type { Calibration } from '@cifra/core/reading/calibration.ts';
import type { ReadingOptions } from '@cifra/core/recognise/recognise.ts';
import type { PageRange } from '@cifra/node/documents/pageRanges.ts';

/** What decides the results of a batch, by names that the user knows: options and models. */
export type Settings = Readonly<Record<string, string>>;

/** The file next to the results of a batch that says with which settings they were made. */
export function settingsFile(out: string): string {
  return `${out}.settings.json`;
}

/** What settings are made of. */
export type SettingsSource = {
  /** The option that chose it: `--csv`. */
  readonly format: string;
  readonly models: { readonly digit: ModelId; readonly number: ModelId };
  readonly options: ReadingOptions;
  readonly calibration: Calibration | undefined;
  readonly pages: readonly PageRange[] | undefined;
};

export function settingsOf({ format, models, options, calibration, pages }: SettingsSource): Settings {
  const { expect, maxError, style, print } = options;
  return {
    format,
    'digit model': modelText(models.digit),
    'number model': modelText(models.number),
    ...(expect !== undefined && { '--expect': JSON.stringify(expect) }),
    ...(maxError !== undefined && { '--max-error': String(maxError) }),
    ...(calibration && { '--calibration': `accepts from ${calibration.minimumConfidence}` }),
    ...(style !== undefined && { '--style': style }),
    ...(print && { '--print': 'yes' }),
    ...(pages && { '--pages': JSON.stringify(pages) }),
  };
}

/** Enough digits of the hash to tell two models with the same version apart. */
function modelText({ name, version, sha256 }: ModelId): string {
  return `${name} ${version} (SHA-256 ${sha256.slice(0, 16)}…)`;
}

/** Returns each difference in words: "--style was american and is now not given" */
export function differences(before: Settings, now: Settings): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names]
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name} was ${before[name] ?? 'not given'} and is now ${now[name] ?? 'not given'}`);
}
