/** Formats a probability in [0, 1] as per cent. Only 1 becomes 100 %: 0.99999 is "> 99.9 %". */
export function percent(probability: number, decimals = 1): string {
  const shown = (100 * probability).toFixed(decimals);
  if (probability < 1 && Number(shown) >= 100) return `> ${(100 - 10 ** -decimals).toFixed(decimals)} %`;
  return `${shown} %`;
}

/** Formats a measured share and its interval: "99.12–99.65 %". */
export function percentRange([low, high]: readonly [number, number]): string {
  return `${(100 * low).toFixed(2)}–${exactPercent(high)}`;
}

/** Formats a measured share, which may be exactly 100 %. */
export function exactPercent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** Formats bytes in decimal units, as used for disks and downloads. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = count / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 9.95 ? 1 : 0)} ${units[unit]}`;
}

/** Formats seconds for people: 8 s, 3 min 05 s, 2 h 07 min. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}

/** Formats large counts with a unit: 1.2 M, 850 k. */
export function count(value: number): string {
  if (value < 10_000) return String(value);
  if (value < 999_500) return `${Math.round(value / 1000)} k`;
  return `${(value / 1e6).toFixed(value < 9.95e6 ? 2 : 1)} M`;
}
