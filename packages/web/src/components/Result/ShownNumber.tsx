type Props = {
  readonly text: string;
  /** Indices of the digits that are in doubt, if the number is a question. */
  readonly doubtful?: readonly number[] | undefined;
};

/** The number in large figures. Of a question, the digits in doubt are marked. */
export function ShownNumber({ text, doubtful }: Props) {
  return (
    <p class={doubtful ? 'number number-asked' : 'number'} style={{ '--letters': text.length }}>
      {doubtful ? marked(text, doubtful) : text}
    </p>
  );
}

function marked(text: string, doubtful: readonly number[]) {
  let place = -1;
  return [...text].map((symbol, i) => {
    if (!/\d/.test(symbol)) return symbol;
    place++;
    return doubtful.includes(place) ? <mark key={i}>{symbol}</mark> : symbol;
  });
}
