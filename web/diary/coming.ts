/** The mark in the address to which a reminder leads. */
const mark = '#write';

/** Acts when a reminder that she taps leads to this window: the worker tells the one that is open; a browser that needs no worker for it turns the address. */
export function onReminder(act: () => void): () => void {
  const told = ({ data }: MessageEvent<string>): void => (data.endsWith(mark) ? act() : undefined);
  const turned = (): void => {
    if (location.hash !== mark) return;
    history.replaceState(null, '', location.pathname);
    act();
  };
  navigator.serviceWorker?.addEventListener('message', told);
  addEventListener('hashchange', turned);
  return () => {
    navigator.serviceWorker?.removeEventListener('message', told);
    removeEventListener('hashchange', turned);
  };
}
