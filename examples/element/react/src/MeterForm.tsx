import 'cifra/element';
import { type SubmitEvent, useState } from 'react';

export function MeterForm() {
  const [meter, setMeter] = useState('');
  const [isDisabled, setIsDisabled] = useState(false);
  const [sent, setSent] = useState('');

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setSent(String(new URLSearchParams(new FormData(event.currentTarget) as never)));
  }

  return (
    <form onSubmit={send}>
      <label htmlFor="meter">Meter</label>
      <cifra-number
        id="meter"
        name="meter"
        required
        disabled={isDisabled}
        value={meter}
        onInput={({ currentTarget }) => setMeter(currentTarget.value)}
      />
      <p id="value">{meter}</p>
      <label>
        <input type="checkbox" checked={isDisabled} onChange={() => setIsDisabled(!isDisabled)} /> Disabled
      </label>
      <button type="submit">Send</button> <button type="reset">Reset</button>
      <output>{sent}</output>
    </form>
  );
}
