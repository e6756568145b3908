import { useState } from 'preact/hooks';
import type { Answer, DiaryCardItem } from '../shared/wire';
import { cells, typed, unitOf } from './answers';
import { Line } from './Line';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly item: DiaryCardItem;
  readonly answer: Answer | undefined;
  readonly give: (answer: Answer | null) => void;
}

/** The control with which an item is answered. */
export function Control(props: Props) {
  const { texts, item, answer, give } = props;
  if (item.kind === 'line') return <Line {...props} />;
  const numbers = cells(item);
  if (numbers !== null)
    return (
      <>
        <Cells few={false} item={item} options={numbers.map(value => [String(value), { number: value }])} answer={answer} give={give} />
        {item.ends.length === 2 && (
          <div class="ends" dir="ltr">
            <span dir="auto">{item.ends[0]}</span>
            <span dir="auto">{item.ends[1]}</span>
          </div>
        )}
      </>
    );
  if (item.kind === 'yes-no')
    return <Cells few item={item} options={[[texts.yes, { boolean: true }], [texts.no, { boolean: false }]]} answer={answer} give={give} />;
  if (item.kind === 'choice') return <Cells few item={item} options={item.choices.map(choice => [choice.label, { code: choice.id }])} answer={answer} give={give} />;
  return <Typed {...props} />;
}

interface CellProps {
  readonly few: boolean;
  readonly item: DiaryCardItem;
  readonly options: readonly (readonly [string, Answer])[];
  readonly answer: Answer | undefined;
  readonly give: (answer: Answer) => void;
}

function Cells({ few, item, options, answer, give }: CellProps) {
  const given = answer === undefined ? '' : JSON.stringify({ ...answer, unit: undefined });
  return (
    <div class={few ? 'cells few' : 'cells'} role="radiogroup" aria-label={item.ask} dir={few ? undefined : 'ltr'}>
      {options.map(([label, option]) => (
        <label key={label}>
          <input type="radio" name={item.id} checked={JSON.stringify(option) === given} onChange={() => give('number' in option && item.unit !== null ? { ...option, unit: item.unit } : option)} />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

/** What she types stays as she types it: "3." is on its way to 3.5 and is not rewritten. */
function Typed({ item, answer, give }: Props) {
  const [value, write] = useState(answer === undefined || 'skipped' in answer ? '' : String(Object.values(answer)[0]));
  const onInput = (event: { readonly currentTarget: HTMLInputElement }): void => {
    write(event.currentTarget.value);
    give(typed(item, event.currentTarget.value));
  };
  const common = { class: 'typed', 'aria-label': item.ask, value, onInput };
  if (item.kind === 'time') return <input type="time" {...common} />;
  if (item.kind === 'date') return <input type="date" {...common} />;
  if (item.kind === 'text') return <input type="text" maxLength={1000} {...common} />;
  const range = item.low === null || item.high === null ? '' : `${item.low} – ${item.high}`;
  return (
    <div class="measured" dir="ltr">
      <input type="text" inputMode="decimal" maxLength={1000} {...common} aria-label={`${item.ask} ${range}${unitOf(item)}`} />
      <span aria-hidden="true">{`${range}${unitOf(item)}`}</span>
    </div>
  );
}
