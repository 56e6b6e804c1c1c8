import './Evidence.css';

type Props = { readonly plus: string; readonly minus: string; readonly size: string };

/** Legend of the signs on the maps. */
export function EvidenceLegend({ plus, minus, size }: Props) {
  return (
    <ul class="evidence-legend">
      <li>
        <svg class="evidence-sign evidence-plus" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1 6h10M6 1v10" />
        </svg>
        <span>
          <span class="unseen">+ </span>
          {plus}
        </span>
      </li>
      <li>
        <svg class="evidence-sign evidence-minus" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1 6h10" />
        </svg>
        <span>
          <span class="unseen">− </span>
          {minus}
        </span>
      </li>
      <li>{size}</li>
    </ul>
  );
}
