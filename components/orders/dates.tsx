/** Days and moments in the reader's language. A day is a calendar day: no time zone moves it. */
import { useLocale, useTimeZone } from 'use-intl';

/** English is written as most of our markets read it: the day before the month. */
const dateLocale = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** A calendar day, given as YYYY-MM-DD. */
export function useDayText(): (day: string) => string {
  const format = new Intl.DateTimeFormat(dateLocale(useLocale()), {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
}

/** Weekday and date without the year: for the heads of a table of days. */
export function useShortDayText(): (day: string) => string {
  const format = new Intl.DateTimeFormat(dateLocale(useLocale()), {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
}

/** A calendar month, given as YYYY-MM. */
export function useMonthText(): (month: string) => string {
  const format = new Intl.DateTimeFormat(dateLocale(useLocale()), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (month) => format.format(new Date(`${month}-15T12:00:00Z`));
}

export function Day({ day }: { readonly day: string }) {
  const dayText = useDayText();
  return (
    <time dateTime={day} className="whitespace-nowrap">
      {dayText(day)}
    </time>
  );
}

const MOST_FORMATS = 32;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a row of a timeline does to draw, so they are kept. */
function momentFormat(locale: string, timeZone: string, time: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${time}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone,
    ...(time && { timeStyle: 'short' }),
  });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, made);
  return made;
}

/** A moment, given in ISO; shown in the reader's time zone. */
export function Moment({ at, time = false }: { readonly at: string; readonly time?: boolean }) {
  const format = momentFormat(dateLocale(useLocale()), useTimeZone() ?? 'UTC', time);
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {format.format(new Date(at))}
    </time>
  );
}
