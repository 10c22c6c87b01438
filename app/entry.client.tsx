/** Takes the page over in the browser, once its texts are here: they are preloaded in its head. */
import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { CATALOGUE_LINK, loadCatalogue } from '#components/i18n/catalogue.ts';

const preloaded = document.getElementById(CATALOGUE_LINK);
if (preloaded instanceof HTMLLinkElement) {
  await loadCatalogue(document.documentElement.lang, preloaded.href);
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
