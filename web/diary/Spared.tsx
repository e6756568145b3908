import { useEffect, useState } from 'preact/hooks';
import { Rescue } from './Gone';
import { post, store } from './phone';
import { fileOf, orphans, sendOrphans, type Copy } from './spare';
import type { Texts } from './texts';

/** Nothing, unless the browser has thrown away what was saved and not sent: then its second copy is sent, and she is told. */
export function Spared({ texts }: { readonly texts: Texts }) {
  const [left, tell] = useState<readonly Copy[] | null>(null);
  useEffect(() => {
    const send = async (): Promise<void> => {
      const found = await orphans(store);
      if (found.length === 0) return;
      tell(found);
      tell(await sendOrphans(found, post));
    };
    const again = (): void => void send().catch(() => undefined);
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  if (left === null) return null;
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
