import { came, mayBeCalled } from './reminding';

/** What was found about this phone when she and the coordinator set it up. */
export interface Checks {
  readonly installed: boolean;
  readonly persisted: boolean;
  readonly reminded: boolean;
  readonly practised: boolean;
}

const place = 'practised';
const told = 'checked';

export const unchecked: Checks = { installed: false, persisted: false, reminded: false, practised: false };

/** Whether the browser has promised nothing: a private window, or one that clears up when it needs room. What stands on the home screen is spared. The study warns the team by the same rule. */
export const mayForget = (found: Checks): boolean => found !== unchecked && !found.persisted && !found.installed;

/** Whether the home screen has a memory of its own: what is joined in the browser is not joined there. An iPad says that it is a Mac. */
export const apart = (): boolean => /iPhone|iPad/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

export const practised = (): void => localStorage.setItem(place, 'yes');

export const checks = async (): Promise<Checks> => ({
  installed: matchMedia('(display-mode: standalone)').matches,
  persisted: await navigator.storage.persisted(),
  reminded: (await came()) && mayBeCalled(),
  practised: localStorage.getItem(place) !== null,
});

/** Whether the study has not been told yet of what was found. */
export const isNews = (found: Checks): boolean => localStorage.getItem(told) !== JSON.stringify(found);

/** Whether the phone has been set up once: from then on the study hears of every change. */
export const isSetUp = (): boolean => localStorage.getItem(told) !== null;

export const noteTold = (found: Checks): void => localStorage.setItem(told, JSON.stringify(found));

export const forgetTold = (): void => localStorage.removeItem(told);
