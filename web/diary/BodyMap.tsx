import { useState } from 'preact/hooks';
import { drawingOf, placeOf, size } from '../shared/body';
import type { DiaryCardItem } from '../shared/wire';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly items: readonly [DiaryCardItem, ...DiaryCardItem[]];
  readonly marked: ReadonlySet<string>;
  /** She has said that no place fits; without it, nothing marked is no answer. */
  readonly none: boolean;
  readonly mark: (item: string) => void;
  readonly nowhere: () => void;
}

/** A body from one side with a place for every question; above it, in words, what was marked last. */
export function BodyMap({ texts, items, marked, none, mark, nowhere }: Props) {
  const [last, touch] = useState('');
  const { behind } = drawingOf(items[0].region ?? '');
  const hint = behind ? texts.tapBehind : texts.tapFront;
  const said = items.find(item => item.id === last && marked.has(last));
  return (
    <div class="map">
      <div class="names">
        <p class="hint">{hint}</p>
        <p role="status" dir="auto">
          {said === undefined ? '' : `✓ ${said.ask}`}
        </p>
      </div>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={hint}>
        <Figure face={!behind} />
        {items.map(item => (
          <Place
            key={item.id}
            item={item}
            marked={marked.has(item.id)}
            mark={() => {
              touch(item.id);
              mark(item.id);
            }}
          />
        ))}
      </svg>
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
  const [x, y] = placeOf(item.region ?? '');
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
      <circle class="thumb" r="28" />
      <circle r="21" />
      {marked && <path d="M-9 1l6 7l12-15" />}
    </g>
  );
}

const Figure = ({ face }: { readonly face: boolean }) => (
  <g class="figure">
    <circle cx="156" cy="33" r="32" />
    <path class="trunk" d="M156 60v14M92 80h128l-18 56v52h-92v-52z" />
    <path class="arms" d="M84 78l-54 50v76M228 78l54 50v76" />
    <path class="legs" d="M120 190l-14 96M192 190l14 96" />
    {face && <path class="face" d="M147 26v4M165 26v4M145 42q11 8 22 0" />}
  </g>
);
