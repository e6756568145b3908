import { useEffect, useState } from 'preact/hooks';
import { bring } from './bringing';
import { Rescue } from './Gone';
import { post } from './phone';
import { filesOf, type Spare } from './spare';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  /** What the database should hold and does not. */
  readonly find: () => Promise<Spare[]>;
  /** Whose the phone is; null when it is nobody's, or nobody's any more. */
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
  const hers = left?.filter(copy => who === null || copy.participant === who) ?? [];
  if (left === null || (hers.length === 0 && left.length > 0)) return null;
  return (
    <div class="spared" role="status">
      <p>{texts.spared}</p>
      {hers.length > 0 && <p class="state">{`${texts.unsent} ${hers.length}`}</p>}
      {filesOf(hers).map(file => (
        <Rescue texts={texts} unsent={file.requests.length} rescue={async () => URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }))} key={file.device} />
      ))}
    </div>
  );
}
