/** All that is known about a customer as one HTML page that needs nothing else: to keep and print. */
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider, useTranslations } from 'use-intl';
import { PersonalAreas } from '#components/account/privacy/personal-areas.tsx';
import type { ShownArea } from '#components/account/privacy/types.ts';
import { directionOf, toKnownLocale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import { Moment } from '#components/orders/dates.tsx';

const STYLE = `
body { font: 1rem/1.5 sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
details { border-block-start: 1px solid #888; padding-block: 1rem; }
summary { font-weight: bold; font-size: 1.2rem; }
ul { list-style: none; padding: 0; }
li { border-block-start: 1px solid #ccc; padding-block: 0.5rem; break-inside: avoid; }
dl, dd, p { margin: 0; }
dl > div { display: grid; grid-template-columns: 10rem 1fr; }
dd { white-space: pre-line; overflow-wrap: anywhere; }
`;

export interface DocumentTerms {
  readonly locale: string;
  readonly timeZone: string;
  /** When it was made. */
  readonly at: Date;
}

/** A whole document, in the language asked for where there is one. */
export function personalDataDocument(
  areas: readonly ShownArea[],
  { locale, timeZone, at }: DocumentTerms,
): string {
  const known = toKnownLocale(locale);
  const page = (
    <html lang={known} dir={directionOf(known)}>
      <IntlProvider locale={known} messages={messagesOf(known)} timeZone={timeZone}>
        <Contents areas={areas} at={at} />
      </IntlProvider>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function Contents({ areas, at }: { readonly areas: readonly ShownArea[]; readonly at: Date }) {
  const t = useTranslations('privacy');
  return (
    <>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('known')}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{t('known')}</h1>
        <p>
          <Moment at={at.toISOString()} time />
        </p>
        <PersonalAreas areas={areas} open />
      </body>
    </>
  );
}
