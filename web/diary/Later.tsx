import { useState } from 'preact/hooks';
import type { Ask } from './phone';
import { callLater } from './reminding';
import type { Texts } from './texts';
import { hour } from './words';

/** She cannot write now: the study calls her again. */
export function Later({ texts, ask }: { readonly texts: Texts; readonly ask: Ask }) {
  const [said, say] = useState('');
  const go = (): void => {
    const answer = (at: number | null): void => say(at === null ? texts.offline : `${texts.laterAt} ${hour(at)}`);
    callLater(ask).then(answer, () => answer(null));
  };
  return (
    <div class="later">
      <button class="quiet" onClick={go}>
        {texts.later}
      </button>
      <p class="hint" role="status">
        {said}
      </p>
    </div>
  );
}
