import { useEffect, useState } from 'preact/hooks';
import { bring } from './bringing';
import { Rescue } from './Gone';
import { post } from './phone';
import { fileOf, type Spare } from './spare';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  /** What the database should hold and does not. */
  readonly find: () => Promise<Spare[]>;
  /** Whose the phone is now; null when it is nobody's. */
  readonly who: string | null;
  /** Hears how many wait. */
  readonly told?: (waiting: number) => void;
}

/** Nothing, unless the browser has thrown away what was saved and not sent: then its second copy is sent, and she is told. */
export function Spared({ texts, find, who, told }: Props) {
  const [left, tell] = useState<readonly Spare[] | null>(null);
  useEffect(() => {
    const bringing = bring(find, post, now => (tell(now), told?.(now.length)));
    const seen = (): void => (document.visibilityState === 'visible' ? bringing.wake() : undefined);
    bringing.wake();
    addEventListener('online', bringing.wake);
    document.addEventListener('visibilitychange', seen);
    return () => {
      bringing.stop();
      removeEventListener('online', bringing.wake);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
  // What another person wrote on this phone is sent all the same, and is none of her business.
  if (left === null || (who !== null && left.some(copy => copy.participant !== who))) return null;
  const file = async (): Promise<string | null> => {
    const made = fileOf(left);
    return made === null ? null : URL.createObjectURL(new Blob([JSON.stringify(made)], { type: 'application/json' }));
  };
  return (
    <div class="spared" role="status">
      <p>{texts.spared}</p>
      {left.length > 0 && <p class="state">{`${texts.unsent} ${left.length}`}</p>}
      <Rescue texts={texts} unsent={left.length} rescue={file} />
    </div>
  );
}
