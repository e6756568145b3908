import { useRef } from 'preact/hooks';

/** What is under way is not begun again: sore hands press twice. */
export function useOnce(): (act: () => Promise<void>) => void {
  const busy = useRef(false);
  return act => {
    if (busy.current) return;
    busy.current = true;
    void act().finally(() => (busy.current = false));
  };
}
