/** Above the configurator of a quote's line: which quote it is, and the way back to it. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';

export function QuoteBar({ number, href }: { readonly number: string; readonly href: string }) {
  const t = useTranslations('quotes');
  return (
    <div className="border-b border-line bg-raised">
      <div className="mx-auto flex min-h-11 max-w-7xl flex-wrap items-center justify-between gap-x-6 px-4 py-1">
        <p>{t('configuring', { number })}</p>
        <Link to={href} className="text-accent underline underline-offset-4">
          {t('backToQuote')}
        </Link>
      </div>
    </div>
  );
}
