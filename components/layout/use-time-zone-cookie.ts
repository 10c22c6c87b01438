/** Tells the server the browser's time zone by the cookie `tz`, so that it can say 'today'. */
import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const YEAR = 365 * 24 * 60 * 60;

/** `shown` is the zone the page was made for; where it was another, the page is made again. */
export function useTimeZoneCookie(shown: string | undefined): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (shown === undefined || zone === shown || document.cookie.includes(`tz=${zone}`)) return;
    document.cookie = `tz=${zone}; path=/; max-age=${YEAR}; samesite=lax`;
    revalidate();
  }, [shown, revalidate]);
}
