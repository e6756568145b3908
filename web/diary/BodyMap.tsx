import type { DiaryCardItem } from '../shared/wire';
import { places } from './body';
import type { Texts } from './texts/en';

interface Props {
  readonly texts: Texts;
  readonly items: readonly DiaryCardItem[];
  readonly marked: ReadonlySet<string>;
  /** She has said that no place fits; without it, nothing marked is no answer. */
  readonly none: boolean;
  readonly mark: (item: string) => void;
  readonly nowhere: () => void;
}

/** A body from the front and from behind with a place for every question; under it, in words, what is marked. */
export function BodyMap({ texts, items, marked, none, mark, nowhere }: Props) {
  const names = items.filter(item => marked.has(item.id)).map(item => item.ask);
  return (
    <div class="map">
      <svg viewBox="0 0 200 306" role="group" aria-label={texts.tapPlaces}>
        <Figure x={50} />
        <Figure x={150} />
        <text x={50} y={302}>{texts.front}</text>
        <text x={150} y={302}>{texts.behind}</text>
        {items.map(item => (
          <Place key={item.id} item={item} marked={marked.has(item.id)} mark={() => mark(item.id)} />
        ))}
      </svg>
      <p class="names" role="status" dir="auto">
        {names.join(', ')}
      </p>
      <div class="cells few">
        <label>
          <input type="checkbox" checked={none} onChange={nowhere} />
          <span>{texts.nowhere}</span>
        </label>
      </div>
    </div>
  );
}

function Place({ item, marked, mark }: { readonly item: DiaryCardItem; readonly marked: boolean; readonly mark: () => void }) {
  const [x, y] = places[item.region ?? ''] ?? [100, 290];
  return (
    <g
      class="place"
      role="checkbox"
      tabindex={0}
      aria-checked={marked}
      aria-label={item.ask}
      transform={`translate(${x} ${y})`}
      onClick={mark}
      onKeyDown={event => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        mark();
      }}
    >
      <circle r="11" />
      {marked && <path d="M-5 0l4 4l7-8" />}
    </g>
  );
}

const Figure = ({ x }: { readonly x: number }) => (
  <g class="figure" transform={`translate(${x} 0)`}>
    <circle cy="22" r="17" />
    <path d="M0 36v16M-24 62h48M-15 66v84M15 66v84M0 66v84M-26 64l-12 72M26 64l12 72M-13 150v124M13 150v124" />
  </g>
);
