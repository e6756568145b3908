/** Written from the records of the server by a test; never by hand. */

export interface SyncRequest {
  readonly sent: string | null;
  readonly head: number | null;
  readonly lost: LostHead | null;
  readonly entries: readonly SyncEntry[];
}

export interface LostHead {
  readonly size: number;
  readonly root: string;
}

export interface SyncEntry {
  readonly id: string;
  readonly number: number;
  readonly payload: string;
  readonly localClock: string;
  readonly zone: string;
  readonly seen: string;
  readonly signature: string;
}

export interface SyncReply {
  readonly time: string;
  readonly results: readonly SyncResult[];
  readonly checkpoint: string;
  readonly consistency: readonly string[];
  readonly lostTaken: boolean;
}

export interface SyncResult {
  readonly id: string;
  readonly receipt: SyncReceipt | null;
  readonly refused: string | null;
}

export interface SyncReceipt {
  readonly seq: number;
  readonly leaf: string;
  readonly path: readonly string[];
  readonly redacted: boolean;
  readonly signature: string;
}

export interface JoinRequest {
  readonly code: string;
  readonly key: string;
}

export interface JoinReply {
  readonly study: string;
  readonly title: string;
  readonly stamp: string;
  readonly device: string;
  readonly participant: string;
  readonly logKey: string;
}

export interface PhoneReminders {
  readonly key: string | null;
  readonly own: string | null;
  readonly called: boolean;
}

export interface PhoneWish {
  readonly phone: PhoneSubscription | null;
  readonly own: string | null;
  readonly language: string | null;
}

export interface PhoneSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface TestReminder {
  readonly sent: boolean;
}

export interface LaterReminder {
  readonly at: string;
}

export interface ConsentAsked {
  readonly code: string;
  readonly key: string;
  readonly language: string | null;
  readonly speaks: string;
}

export interface ConsentReading {
  readonly title: string;
  readonly stamp: string;
  readonly version: string;
  readonly ideas: readonly string[];
  readonly more: readonly string[];
  readonly changes: readonly ConsentReadingChange[] | null;
  readonly questions: readonly ConsentReadingQuestion[];
  readonly telephone: string | null;
  readonly language: string;
  readonly languages: readonly string[];
}

export interface ConsentReadingChange {
  readonly was: string | null;
  readonly is: string | null;
}

export interface ConsentReadingQuestion {
  readonly ask: string;
  readonly yes: boolean;
  readonly because: string;
}

export interface ConsentSigning {
  readonly code: string;
  readonly key: string;
  readonly signed: string;
  readonly signature: string;
}

export interface ConsentSigned {
  readonly version: string;
  readonly language: string;
  readonly name: string;
  readonly tries: readonly number[];
  readonly localClock: string;
  readonly zone: string;
}

export interface ConsentCopy {
  readonly page: string;
}

export interface RescueFile {
  readonly format: string;
  readonly study: string;
  readonly device: string;
  readonly requests: readonly RescueRequest[];
}

export interface RescueRequest {
  readonly body: string;
  readonly signature: string;
}

export interface DiaryCard {
  readonly format: string;
  readonly language: string;
  readonly zone: string;
  readonly items: readonly DiaryCardItem[];
  readonly windows: readonly DiaryCardWindow[];
  readonly events: readonly DiaryCardEvent[];
  readonly prompts: readonly DiaryCardPrompt[];
  readonly progress: DiaryCardProgress;
  readonly contact: DiaryCardContact;
  readonly alerts: readonly DiaryCardAlert[];
  readonly directions: string | null;
}

export interface DiaryCardEvent {
  readonly id: string;
  readonly title: string;
  readonly items: readonly DiaryCardItem[];
}

export interface DiaryCardPrompt {
  readonly id: string;
  readonly title: string;
  readonly told: boolean;
  readonly items: readonly DiaryCardItem[];
  readonly windows: readonly DiaryCardPromptWindow[];
}

export interface DiaryCardPromptWindow {
  readonly key: string;
  readonly opens: string;
  readonly closes: string;
}

export interface DiaryCardItem {
  readonly id: string;
  readonly ask: string;
  readonly kind: ItemKind;
  readonly low: number | null;
  readonly high: number | null;
  readonly ends: readonly string[];
  readonly choices: readonly DiaryCardChoice[];
  readonly unit: string | null;
  readonly optional: boolean;
  readonly when: DiaryCardWhen | null;
  readonly region: string | null;
  readonly map: string | null;
  readonly beside: string | null;
}

export interface DiaryCardWhen {
  readonly item: string;
  readonly yes: boolean | null;
  readonly compares: string | null;
  readonly bound: number | null;
  readonly chosen: readonly string[];
}

export interface DiaryCardChoice {
  readonly id: string;
  readonly label: string;
}

export interface DiaryCardWindow {
  readonly day: string;
  readonly opens: string;
  readonly closes: string;
  readonly lateUntil: string;
  readonly without: readonly string[];
}

export interface DiaryCardProgress {
  readonly since: string | null;
  readonly done: readonly string[];
  readonly before: number;
  readonly visit: string | null;
  readonly time: string | null;
  readonly stays: number | null;
  readonly over: boolean;
}

export interface DiaryCardContact {
  readonly telephone: string | null;
  readonly emergency: string;
}

export interface DiaryCardAlert {
  readonly id: string;
  readonly when: DiaryCardWhen;
  readonly say: string;
}

export interface OwnReport {
  readonly report: PersonalReport | null;
}

export interface PersonalReport {
  readonly days: number;
  readonly done: number;
  readonly visits: readonly string[];
  readonly groups: readonly PersonalGroup[];
  readonly taken: readonly PersonalTaken[] | null;
}

export interface PersonalGroup {
  readonly title: string | null;
  readonly map: string | null;
  readonly items: readonly PersonalItem[];
}

export interface PersonalItem {
  readonly ask: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly ends: readonly string[];
  readonly unit: string | null;
  readonly higherIsBetter: boolean | null;
  readonly times: number;
  readonly points: readonly PersonalPoint[];
  readonly weeks: readonly PersonalPoint[];
  readonly yes: number | null;
  readonly choices: readonly PersonalChoice[];
  readonly words: readonly PersonalWords[];
}

export interface PersonalPoint {
  readonly day: string;
  readonly value: number;
}

export interface PersonalChoice {
  readonly label: string;
  readonly times: number;
}

export interface PersonalWords {
  readonly day: string;
  readonly said: string;
}

export interface PersonalTaken {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

export interface ItemAnswer {
  readonly item: string;
  readonly answer: Answer;
  readonly place: string | null;
  readonly trial: number;
}

export type ItemKind = 'line' | 'scale' | 'yes-no' | 'choice' | 'count' | 'number' | 'time' | 'date' | 'text';

export type Answer =
  | { readonly number: number }
  | { readonly number: number; readonly unit: string }
  | { readonly code: string }
  | { readonly boolean: boolean }
  | { readonly time: string }
  | { readonly date: string }
  | { readonly text: string }
  | { readonly skipped: boolean };
