import 'cifra/element';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';

/** `ngDefaultControl` binds the element as a text field; `ngNativeValidate` keeps the browser's validation. */
@Component({
  selector: 'meter-form',
  imports: [FormsModule],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form ngNativeValidate (submit)="send($event)">
      <label for="meter">Meter</label>
      <cifra-number id="meter" name="meter" required ngDefaultControl [(ngModel)]="meter" [disabled]="isDisabled()" />
      <p id="value">{{ meter() }}</p>
      <label><input type="checkbox" #box (change)="isDisabled.set(box.checked)" /> Disabled</label>
      <button>Send</button> <button type="reset">Reset</button>
      <output>{{ sent() }}</output>
    </form>
  `,
})
class MeterForm {
  protected readonly meter = signal('');
  protected readonly isDisabled = signal(false);
  protected readonly sent = signal('');

  protected send(event: Event): void {
    event.preventDefault();
    this.sent.set(String(new URLSearchParams(new FormData(event.target as HTMLFormElement) as never)));
  }
}

await bootstrapApplication(MeterForm);
