/**
 * Families of the sites where strokes were collected, by tablet and people. A model that has seen a
 * site's writers says little about a new tablet, so whole families are left out to measure that.
 */
export const SITE_FAMILIES = ['ap', 'ce', 'syn', 'tos', 'aga+small', 'pendigits'] as const;
export type SiteFamily = (typeof SITE_FAMILIES)[number];

/** The family of a site: `apa` … `app` share writers, as `cea` … `ced` do; small ones are pooled. */
export function familyOf(site: string): SiteFamily {
  if (site.startsWith('ap')) return 'ap';
  if (site.startsWith('ce')) return 'ce';
  if (site === 'syn' || site === 'tos' || site === 'pendigits') return site;
  return 'aga+small';
}
