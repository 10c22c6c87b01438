/** The document around every page: language, direction, header, and what went wrong. */
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import type { ShouldRevalidateFunction } from '@remix-run/react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { IntlProvider, useTranslations } from 'use-intl';
import { directionOf } from '#components/i18n/locales.ts';
import { CATALOGUE_LINK } from '#components/i18n/catalogue.ts';
import { useCatalogue } from '#components/i18n/use-catalogue.ts';
import { ErrorPanel } from '#components/layout/error-panel.tsx';
import { SiteShell } from '#components/layout/site-shell.tsx';
import { useTimeZoneCookie } from '#components/layout/use-time-zone-cookie.ts';
import { useNonce } from '#components/ui/nonce.tsx';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { presentRoot } from '#app/presenters/root.server.ts';
import { catalogueHref } from '#app/utils/message-catalogues.server.ts';
import { SHELL_LINKS } from '#app/utils/shell-links.ts';
import styles from '#app/styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const root = await presentRoot(actor, request);
  // A session close to its end was renewed: the browser has to hear of it.
  const headers = await sessionHeaders(actor);
  return data({ ...root, catalogue: catalogueHref(root.locale) }, { headers });
}

/** The frame changes by what is sent, or when asked for; never by merely going on. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod = 'GET',
  currentUrl,
  nextUrl,
}) => formMethod.toUpperCase() !== 'GET' || currentUrl.href === nextUrl.href;

export const meta = () => [{ title: 'Kitwright' }];

export function Layout({ children }: { readonly children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const nonce = useNonce();
  const locale = data?.locale ?? 'en';
  const messages = useCatalogue(locale, data?.catalogue);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        {data && (
          <link
            id={CATALOGUE_LINK}
            rel="preload"
            as="fetch"
            crossOrigin="anonymous"
            href={data.catalogue}
          />
        )}
        <Links />
      </head>
      <body>
        {data && messages ? (
          <IntlProvider locale={locale} messages={messages} timeZone={data.timeZone}>
            <SiteShell {...data} links={SHELL_LINKS}>
              {children}
            </SiteShell>
          </IntlProvider>
        ) : (
          children
        )}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useTimeZoneCookie(useRouteLoaderData<typeof loader>('root')?.timeZone);
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>('root');
  const refused = isRouteErrorResponse(error);
  if (!data) return <PlainError status={refused ? error.status : 500} />;
  return <TranslatedError status={refused ? error.status : 500} code={refused ? error.data : ''} />;
}

/** When not even the session could be read there is no catalogue either. */
function PlainError({ status }: { readonly status: number }) {
  return <main className="p-8">Kitwright: {status}</main>;
}

function TranslatedError({ status, code }: { readonly status: number; readonly code: unknown }) {
  const t = useTranslations('errors');
  const key = (typeof code === 'string' && code ? code : '') as Parameters<typeof t.has>[0];
  const fallback = status === 404 ? 'not-found' : 'unexpected';
  return <ErrorPanel title={t('title')} text={t(key && t.has(key) ? key : fallback)} />;
}
