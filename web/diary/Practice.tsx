import { useState } from 'preact/hooks';
import { asked } from '../shared/branching';
import type { DiaryCard, ItemAnswer } from '../shared/wire';
import { Question } from './Question';
import type { Texts } from './texts/en';

interface Props {
  readonly texts: Texts;
  readonly card: DiaryCard;
  readonly back: () => void;
  readonly done: () => void;
}

/** The diary to try out: the same screens, and nothing is kept. */
export function Practice({ texts, card, back, done }: Props) {
  const [at, turn] = useState(0);
  const [given, give] = useState<readonly ItemAnswer[]>([]);
  const items = asked(card.items, given);
  const item = items[at]!;
  return (
    <>
      <p class="practice">{texts.practice}</p>
      <Question
        key={at}
        texts={texts}
        heading={texts.practise}
        item={item}
        step={at + 1}
        count={items.length}
        answer={given.find(one => one.item === item.id)?.answer}
        back={() => (at === 0 ? back() : turn(at - 1))}
        keep={answer => {
          const now = [...given.filter(one => one.item !== item.id), { item: item.id, answer, place: null, trial: 1 }];
          give(now);
          if (at + 1 < asked(card.items, now).length) turn(at + 1);
          else done();
          return Promise.resolve();
        }}
      />
    </>
  );
}
