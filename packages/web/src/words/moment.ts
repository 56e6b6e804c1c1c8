/** Formats a time: only the hour and minute of today, else the day too. `at`, `now`: ms since 1970. */
export function momentText(at: number, now: number, language: string): string {
  const [day, today] = [new Date(at), new Date(now)];
  const isToday = day.toDateString() === today.toDateString();
  const date = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const options = { hour: '2-digit', minute: '2-digit', ...date, ...year } as const;
  return new Intl.DateTimeFormat(language, options).format(day);
}
