/**
 * Moves the focus to the heading of a view, which screen readers then speak; to the view itself while
 * it has none.
 */
export function focusHeading(main: HTMLElement): void {
  (main.querySelector<HTMLElement>('h1[tabindex]') ?? main).focus();
}
