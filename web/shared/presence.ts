/** Windows of this phone tell by a lock that they are there; the browser gives it back when one dies, however it dies. */
const lockOf = (window: string): string => `daybook window ${window}`;

/** Whether this browser has locks; without them nobody can know which windows are there. */
export const locks: boolean = 'locks' in navigator;

/** Says that the window of that name is there, as long as it is; resolves when others can see it. */
export const appear = (window: string): Promise<void> =>
  new Promise((seen, failed) => {
    const forever = new Promise<never>(() => undefined);
    navigator.locks.request(lockOf(window), () => (seen(), forever)).catch(failed);
  });

/** Whether the window of that name is there. */
export async function isThere(window: string): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return (held ?? []).some(lock => lock.name === lockOf(window));
}
