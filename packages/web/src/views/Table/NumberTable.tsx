import { Snippet } from '../../components/Snippet/Snippet.tsx';
import { isNumber, type NumberRow, type TableRow } from '../../session/tableRows.ts';
import { faultText } from '../../words/faultText.ts';
import { NumberField, type RowStep } from './NumberField.tsx';
import { fieldId, placeOf } from './placeOf.ts';
import './Table.css';
import { tableWords } from './words/words.ts';

type Props = {
  readonly rows: readonly TableRow[];
  readonly onStep: (row: NumberRow, step: RowStep) => void;
};

/** Pictures, and the numbers that were read in them. */
export function NumberTable({ rows, onStep }: Props) {
  const { table, picture, number } = tableWords.value;
  const first = rows.find(({ kind }) => kind === 'doubtful') ?? rows.find(isNumber);
  return (
    <table class="numbers">
      <caption class="unseen">{table}</caption>
      <thead>
        <tr>
          <th scope="col">{picture}</th>
          <th scope="col">{number}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={fieldId(row)} class={`numbers-${row.kind}`}>
            <th scope="row">
              <Snippet source={row.item.source} box={isNumber(row) ? row.reading.box : null} />
              <span class="numbers-name">{placeOf(row)}</span>
            </th>
            <td>
              {isNumber(row) ? (
                <NumberField
                  row={row}
                  // Tab goes from doubtful to doubtful; without any, it reaches the first number.
                  isTabStop={row.kind === 'doubtful' || row === first}
                  onStep={(step) => onStep(row, step)}
                />
              ) : (
                <p class={row.kind === 'failed' ? 'numbers-note fault' : 'numbers-note'}>
                  {row.kind === 'failed' ? faultText(row.fault) : tableWords.value.waiting}
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
