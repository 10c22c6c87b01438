/** Days and moments in the reader's language. A day is a calendar day: no time zone moves it. */
import { useFormatter } from 'use-intl';

/** A calendar day, given as YYYY-MM-DD. */
export function useDayText(): (day: string) => string {
  const format = useFormatter();
  return (day) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
}

export function Day({ day }: { readonly day: string }) {
  const dayText = useDayText();
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {dayText(day)}
    </time>
  );
}

/** A moment, given in ISO; shown in the reader's time zone. */
export function Moment({ at, time = false }: { readonly at: string; readonly time?: boolean }) {
  const format = useFormatter();
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {format.dateTime(new Date(at), {
        dateStyle: 'medium',
        ...(time && { timeStyle: 'short' as const }),
      })}
    </time>
  );
}
