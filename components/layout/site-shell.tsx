/** Header, main and footer around every page. */
import { Form, Link } from '@remix-run/react';
import { ShoppingCart } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShellData } from './shell-data.ts';
import { NavigationBar, PhoneMenu, UserMenu } from './site-menus.tsx';
import { LanguageSwitch, MarketSwitch } from './site-switches.tsx';

export function SiteShell({
  children,
  ...data
}: ShellData & { readonly children: React.ReactNode }) {
  const t = useTranslations('common');
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-40 focus:bg-raised focus:p-2"
      >
        {t('skipToContent')}
      </a>
      <SiteHeader data={data} />
      {data.actingFor ? <ActingForBar data={data} name={data.actingFor.name} /> : null}
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter data={data} />
    </>
  );
}

function SiteHeader({ data }: { readonly data: ShellData }) {
  const t = useTranslations('common');
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-2 px-4 md:gap-6">
        <Link to={data.links.home} className="flex min-h-10 items-center gap-2 font-semibold">
          <img src="/favicon.svg" alt="" width="24" height="24" />
          {t('brand')}
        </Link>
        <nav aria-label={t('nav.main')} className="me-auto hidden md:block">
          <ul className="flex gap-1">
            <NavigationBar
              data={data}
              className="flex min-h-10 items-center rounded-md px-3 whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
            />
          </ul>
        </nav>
        <Link
          to={data.links.cart}
          className="ms-auto flex min-h-10 items-center gap-2 rounded-md px-2 hover:bg-raised md:ms-0"
        >
          <ShoppingCart aria-hidden className="size-5" strokeWidth={1.5} />
          <span className="sr-only">{t('nav.cartCount', { count: data.cartCount })}</span>
          {data.cartCount > 0 ? (
            <span
              aria-hidden
              className="min-w-6 rounded-full bg-accent px-1.5 text-center text-sm font-medium text-accent-ink"
            >
              {data.cartCount}
            </span>
          ) : null}
        </Link>
        <div className="hidden md:block">
          <UserMenu data={data} />
        </div>
        <div className="md:hidden">
          <PhoneMenu data={data} />
        </div>
      </div>
    </header>
  );
}

/** Staff must never mistake whose product they are building. */
function ActingForBar({ data, name }: { readonly data: ShellData; readonly name: string }) {
  const t = useTranslations('common');
  return (
    <div className="bg-info text-paper" role="status">
      <div className="mx-auto flex min-h-11 max-w-7xl flex-wrap items-center justify-between gap-x-6 px-4 py-1">
        <p>{t.rich('actingFor', { name, strong: (words) => <strong>{words}</strong> })}</p>
        <Form method="post" action={data.links.stopActing}>
          <button className="min-h-8 rounded-md px-2 underline underline-offset-4 focus-visible:outline-paper">
            {t('stopActing')}
          </button>
        </Form>
      </div>
    </div>
  );
}

function SiteFooter({ data }: { readonly data: ShellData }) {
  const t = useTranslations('common');
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-7xl flex-wrap justify-between gap-8 px-4 py-8">
        <p className="max-w-xs text-sm text-quiet">
          <span className="block font-medium text-ink">{t('brand')}</span>
          {t('tagline')}
        </p>
        <div className="flex flex-wrap gap-x-12 gap-y-6">
          <LanguageSwitch {...data} />
          <MarketSwitch {...data} />
        </div>
      </div>
    </footer>
  );
}
