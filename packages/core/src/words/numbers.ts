import { type Forms, pluralIn } from '../base/plural.ts';

export type Numbers = {
  /** Has at most `most` decimals, and at least `least`. */
  decimal(value: number, most?: number, least?: number): string;
  /** Formats a measured share with `places` decimals. */
  percent(share: number, places?: number): string;
  /** Formats a probability: only exactly 0 is shown as 0 %; none is shown as 100 %. */
  probability(probability: number): string;
  /** Formats a day of the calendar, ISO 8601: `24 Dec 2026`. */
  day(iso: string): string;
  /** Returns the number with the form that it requires: `1 digit`, `2 digits`. */
  counted(n: number, forms: Forms): string;
};

/** Returns the page's formats of numbers in a language. */
export function numbersIn(language: string): Numbers {
  const form = pluralIn(language);
  const decimal: Numbers['decimal'] = (value, most = 3, least = 0) => {
    const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
    return new Intl.NumberFormat(language, digits).format(value).replace('-', '−');
  };
  const percent = (share: number, least: number, most: number) => {
    const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
    return new Intl.NumberFormat(language, { style: 'percent', ...digits }).format(share);
  };
  return {
    decimal,
    percent: (share, places = 2) => percent(share, places, places),
    probability(probability) {
      if (probability >= 0.9995) return `>${percent(0.999, 0, 1)}`;
      if (probability > 0 && probability < 0.0005) return `<${percent(0.001, 0, 1)}`;
      return percent(probability, 0, 1);
    },
    day: (iso) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso)),
    counted: (n, forms) => `${decimal(n)} ${form(n, forms)}`,
  };
}
