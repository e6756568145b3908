import { useState } from 'preact/hooks';
import { asked } from '../shared/branching';
import { steps } from '../shared/steps';
import type { DiaryCard, ItemAnswer } from '../shared/wire';
import { Question } from './Question';
import type { Texts } from './texts';

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
  const screens = steps(asked(card.items, given));
  const [item, ...others] = screens[at]!;
  return (
    <>
      <p class="practice">{texts.practice}</p>
      <Question
        key={at}
        texts={texts}
        heading={texts.practise}
        items={[item!, ...others]}
        step={at + 1}
        count={screens.length}
        answers={given}
        back={() => (at === 0 ? back() : turn(at - 1))}
        keep={answers => {
          const now = [...given.filter(one => answers.every(answer => answer.item !== one.item)), ...answers];
          give(now);
          if (at + 1 < steps(asked(card.items, now)).length) turn(at + 1);
          else done();
          return Promise.resolve();
        }}
      />
    </>
  );
}
