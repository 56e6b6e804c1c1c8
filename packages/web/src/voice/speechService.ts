type Brand = { readonly brand: string };

/**
 * True for Chromium without a maker's name, such as Debian's: it has the interface of speech
 * recognition, but no service behind it, so that every attempt fails.
 */
export function lacksSpeechService(brands: readonly Brand[] | undefined): boolean {
  const names = (brands ?? []).map(({ brand }) => brand).filter((brand) => !/not.*brand/i.test(brand));
  return names.length > 0 && names.every((name) => name === 'Chromium');
}

/** Errors of recognition that mean that the browser has no service for it. */
const NO_SERVICE: ReadonlySet<string> = new Set(['network', 'service-not-allowed', 'language-not-supported']);

/** Why listening failed: the browser has no speech service, or the microphone cannot be used. */
export function listeningFault(error: string): 'service' | 'microphone' {
  return NO_SERVICE.has(error) ? 'service' : 'microphone';
}
