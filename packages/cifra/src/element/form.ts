const SUBMIT = 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]';

/**
 * Submits a form as Enter in a text field does: with its first submit button or, if it has none, only
 * if there is no other field.
 */
export function submitImplicitly(form: HTMLFormElement | null): void {
  if (form === null) return;
  const elements = [...form.elements] as HTMLElement[];
  const button = elements.find((element) => element.matches(SUBMIT));
  if (button !== undefined) button.click();
  else if (elements.length === 1) form.requestSubmit();
}
