import { useEffect, useState } from 'preact/hooks';
import type { PhoneReminders } from '../shared/wire';
import type { Ask } from './phone';
import { calendar, chooseTime, remindMe, seen, wishes, type Reminding } from './reminding';
import type { Texts } from './texts';

interface Props {
  readonly texts: Texts;
  readonly ask: Ask;
  /** Whether a test has come. */
  readonly came: boolean;
  /** It has come. */
  readonly look: () => void;
}

/** How she is called to her diary: by this phone, at her own time, or by her calendar. */
export function Reminders({ texts, ask, came, look }: Props) {
  const [known, know] = useState<PhoneReminders | null>(null);
  const [own, choose] = useState('');
  const [state, turn] = useState<Reminding | null>(null);
  const [file, give] = useState<string | null>(null);
  const [lost, lose] = useState(false);
  useEffect(() => {
    void wishes(ask).then(found => {
      know(found);
      choose(found?.own ?? '');
    });
    void calendar(ask).then(give);
  }, []);
  const key = known?.key ?? null;
  const go = (): void => {
    if (key !== null) remindMe(ask, key, own).then(turn, () => turn('failed'));
  };
  return (
    <div class="card reminders">
      <h2>{texts.reminders}</h2>
      <p class="hint" role="status">
        {came ? texts.reminderCame : known === null ? texts.offline : key === null ? texts.noReminders : state === null ? texts.remindText : { sent: texts.reminderSent, blocked: texts.blocked, none: texts.addHomeFirst, failed: texts.notReached }[state]}
      </p>
      {key !== null && (
        <button class="quiet" onClick={go}>
          {state === null && !came ? texts.remindMe : texts.again}
        </button>
      )}
      {state === 'sent' && !came && (
        <button class="quiet" onClick={() => void seen().then(look)}>
          {texts.sawIt}
        </button>
      )}
      {known !== null && (
        <label class="field">
          <span>{texts.ownTime}</span>
          <input
            class="typed"
            type="time"
            value={own}
            onChange={event => {
              const { value } = event.currentTarget;
              choose(value);
              void chooseTime(ask, value).then(kept => {
                lose(!kept);
                if (!kept) choose(known.own ?? '');
                else know({ ...known, own: value === '' ? null : value });
              });
            }}
          />
        </label>
      )}
      {lost && (
        <p class="missing" role="alert">
          {texts.offline}
        </p>
      )}
      {file !== null && (
        <a class="button quiet" href={file} download="diary.ics">
          {texts.calendar}
        </a>
      )}
    </div>
  );
}
