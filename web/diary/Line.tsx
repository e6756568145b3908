import type { Answer, DiaryCardItem } from '../shared/wire';
import { atPlace, placeOf, places } from './answers';
import type { Texts } from './texts/en';

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
        aria-valuetext={place === null ? texts.notAnswered : texts.marked}
        {...(place === null ? {} : { 'aria-valuenow': place })}
        onPointerDown={point}
        onPointerMove={event => event.buttons === 1 && point(event)}
        onKeyDown={event => {
          const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          mark(place === null ? places / 2 : place + step);
        }}
      >
        <div class="rule">{place !== null && <i class="mark" style={{ left: `${place}%` }} />}</div>
      </div>
      <div class="ends">
        <span dir="auto">{item.ends[0]}</span>
        <span dir="auto">{item.ends[1]}</span>
      </div>
      <div class="nudge">
        <button class="quiet" aria-label={texts.less} aria-disabled={place === null} onClick={() => place !== null && mark(place - 1)}>
          −
        </button>
        <button class="quiet" aria-label={texts.more} aria-disabled={place === null} onClick={() => place !== null && mark(place + 1)}>
          +
        </button>
      </div>
    </div>
  );
}

/** The rule's distance from the ends of its band, in pixels. */
const inset = 16;
