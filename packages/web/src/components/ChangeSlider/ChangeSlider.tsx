import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './ChangeSlider.css';

type Props = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly value: number;
  /** The value with its unit. */
  readonly text: string;
  readonly onChange: (value: number) => void;
  /** Summary of the whole range, shown below the slider. */
  readonly children?: ComponentChildren;
};

/** A native slider with its value in words. */
export function ChangeSlider({ label, from, to, step, value, text, onChange, children }: Props) {
  const id = useId();
  return (
    <div class="change">
      <label class="change-label" for={id}>
        {label}
      </label>
      <output class="change-value" for={id}>
        {text}
      </output>
      <input
        id={id}
        class="change-range"
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        aria-valuetext={text}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
      {children}
    </div>
  );
}
