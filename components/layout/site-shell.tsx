/** Header, main and footer around every page. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { Role } from '#rules/policy/permissions.ts';

export interface ShellData {
  readonly locale: string;
  readonly user?: { readonly name: string; readonly role: Role } | undefined;
  readonly actingFor?: { readonly id: string; readonly name: string } | undefined;
  readonly cartCount: number;
}

export function SiteShell({ children }: ShellData & { readonly children: React.ReactNode }) {
  const t = useTranslations('common');
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:bg-raised focus:p-2"
      >
        {t('skipToContent')}
      </a>
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-7xl items-center gap-6 px-4">
          <Link to="/" className="font-semibold">
            {t('brand')}
          </Link>
        </div>
      </header>
      <main id="main" className="flex-1">
        {children}
      </main>
    </>
  );
}
