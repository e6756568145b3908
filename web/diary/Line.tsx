import type { Answer, DiaryCardItem } from '../shared/wire';
import { atPlace, placeOf, places } from './answers';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly item: DiaryCardItem;
  readonly answer: Answer | undefined;
  readonly give: (answer: Answer) => void;
}

/** The unmarked line: no thumb, number, tick or colour before she has answered. Its direction is the instrument's, never the language's. */
export function Line({ texts, item, answer, give }: Props) {
  const place = answer !== undefined && 'number' in answer ? placeOf(item, answer.number) : null;
  const mark = (to: number): void => give(atPlace(item, Math.min(places, Math.max(0, to))));
  const point = (event: PointerEvent): void => {
    const band = (event.currentTarget as HTMLElement).getBoundingClientRect();
    mark(Math.round(((event.clientX - band.left - inset) / (band.width - 2 * inset)) * places));
  };
  return (
    <div dir="ltr">
      <div
        class="line"
        role="spinbutton"
        tabindex={0}
        aria-label={`${item.ask} ${item.ends.join(' – ')}`}
        aria-valuemin={0}
        aria-valuemax={places}
        // Before the answer no number; after it, who cannot see where the mark stands hears it.
        {...(place === null ? { 'aria-valuetext': texts.notAnswered } : { 'aria-valuenow': place })}
        onPointerDown={point}
        onPointerMove={event => event.buttons === 1 && point(event)}
        onKeyDown={event => {
          const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
          const end = { Home: 0, End: places }[event.key];
          if (step === undefined && end === undefined) return;
          event.preventDefault();
          mark(end ?? (place === null ? places / 2 : place + step!));
        }}
      >
        <div class="rule">{place !== null && <i class="mark" style={{ left: `${place}%` }} />}</div>
      </div>
      <div class="ends">
        <span dir="auto">{item.ends[0]}</span>
        <span dir="auto">{item.ends[1]}</span>
      </div>
      <div class={place === null ? 'nudge unmarked' : 'nudge'}>
        <button class="quiet" aria-label={texts.less} onClick={() => mark(place! - 1)}>
          −
        </button>
        <button class="quiet" aria-label={texts.more} onClick={() => mark(place! + 1)}>
          +
        </button>
      </div>
    </div>
  );
}

/** The rule's distance from the ends of its band, in pixels. */
const inset = 16;
