/** Returns the name of an element for screen readers: its ARIA attributes, or else its labels. */
export function nameOf(element: HTMLElement, labels: NodeList | undefined): string {
  const own = element.getAttribute('aria-label')?.trim();
  if (own) return own;
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const referred = ids.map((id) => root.getElementById?.(id)).filter((each) => each != null);
  const named = referred.length > 0 ? referred : [...(labels ?? [])];
  return named
    .map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}
