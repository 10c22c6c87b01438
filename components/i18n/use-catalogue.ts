/** The messages a page speaks with. */
import { useEffect, useState } from 'react';
import { catalogueOf, loadCatalogue } from './catalogue.ts';
import type { Messages } from './messages.ts';

/** Those of the language; until they have come, those the page spoke with before. */
export function useCatalogue(locale: string, href: string | undefined): Messages | undefined {
  const [before, setBefore] = useState(() => catalogueOf(locale));
  useEffect(() => {
    if (href === undefined) return undefined;
    let left = false;
    const show = (messages: Messages): void => {
      if (!left) setBefore(messages);
    };
    // Where they do not come the page goes on in the language it has.
    loadCatalogue(locale, href).then(show, () => undefined);
    return () => {
      left = true;
    };
  }, [locale, href]);
  return catalogueOf(locale) ?? before;
}
