/** Formats a measured share, which may be exactly 100 %: "99.48 %". */
export function percent(share: number, decimals = 2): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

/** Formats the interval of a measured share: "99.12–99.65 %". */
export function percentRange([low, high]: readonly [number, number]): string {
  return `${percent(low).replace(' %', '')}–${percent(high)}`;
}

/** Formats a probability. Only 1 becomes 100 %: 0.99999 is "> 99.9 %". */
export function probability(value: number): string {
  const shown = percent(value, 1);
  return value < 1 && shown === percent(1, 1) ? `> ${percent(0.999, 1)}` : shown;
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
