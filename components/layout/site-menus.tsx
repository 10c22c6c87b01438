/** The parts of the header that open: `<details>`, closed again by every navigation. */
import { Form, Link, NavLink, useLocation } from '@remix-run/react';
import { ChevronDown, Menu, UserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MARKETING, navigationOf, type NavKey, type ShellData } from './shell-data.ts';

const PANEL =
  'absolute end-0 top-full z-30 mt-2 flex w-64 flex-col rounded-md border border-line bg-raised p-2 shadow-lg';
const ENTRY = 'flex min-h-10 items-center rounded-md px-3 hover:bg-paper';
const SUMMARY =
  'flex min-h-10 list-none items-center gap-2 rounded-md px-2 hover:bg-raised [&::-webkit-details-marker]:hidden';

interface NavigationProps {
  readonly data: ShellData;
  readonly className: string;
}

/** Where one may go, as links; `aria-current` marks the page one is on. */
export function NavigationLinks({ data, className }: NavigationProps) {
  return <EntryLinks data={data} className={className} entries={navigationOf(data.user?.role)} />;
}

/** The same in one line: what markets stands under one word. */
export function NavigationBar({ data, className }: NavigationProps) {
  const t = useTranslations('common');
  const { key } = useLocation();
  const entries = navigationOf(data.user?.role);
  const marketing = entries.filter((entry) => MARKETING.includes(entry));
  return (
    <>
      <EntryLinks
        data={data}
        className={className}
        entries={entries.filter((entry) => !marketing.includes(entry))}
      />
      {marketing.length > 0 && (
        <li>
          <details key={key} className="relative">
            <summary className={`${className} list-none gap-1 [&::-webkit-details-marker]:hidden`}>
              {t('nav.marketing')}
              <ChevronDown aria-hidden className="size-4" strokeWidth={1.5} />
            </summary>
            <ul className={PANEL}>
              <EntryLinks data={data} className={ENTRY} entries={marketing} />
            </ul>
          </details>
        </li>
      )}
    </>
  );
}

function EntryLinks({
  data,
  className,
  entries,
}: NavigationProps & { readonly entries: readonly NavKey[] }) {
  const t = useTranslations('common');
  return (
    <>
      {entries.map((key: NavKey) => (
        <li key={key}>
          <NavLink to={data.links[key]} className={className}>
            {t(`nav.${key}`)}
          </NavLink>
        </li>
      ))}
    </>
  );
}

function AccountEntries({ data }: { readonly data: ShellData }) {
  const t = useTranslations('common');
  if (!data.user) {
    return (
      <>
        <Link to={data.links.signIn} className={ENTRY}>
          {t('nav.signIn')}
        </Link>
        <Link to={data.links.signUp} className={ENTRY}>
          {t('nav.signUp')}
        </Link>
        <Link to={data.links.settings} className={ENTRY}>
          {t('nav.settings')}
        </Link>
      </>
    );
  }
  return (
    <>
      <p className="px-3 py-2 text-sm text-quiet">
        <span className="block font-medium text-ink wrap-anywhere">{data.user.name}</span>
        {t(`role.${data.user.role}`)}
      </p>
      <Link to={data.links.profile} className={ENTRY}>
        {t('nav.profile')}
      </Link>
      <Link to={data.links.settings} className={ENTRY}>
        {t('nav.settings')}
      </Link>
      {data.user.role === 'customer' ? (
        <>
          <Link to={data.links.points} className={ENTRY}>
            {t('nav.points')}
          </Link>
          <Link to={data.links.privacy} className={ENTRY}>
            {t('nav.privacy')}
          </Link>
        </>
      ) : null}
      <Form method="post" action={data.links.signOut}>
        <button className={`${ENTRY} w-full text-start`}>{t('nav.signOut')}</button>
      </Form>
    </>
  );
}

export function UserMenu({ data }: { readonly data: ShellData }) {
  const t = useTranslations('common');
  const { key } = useLocation();
  if (!data.user) {
    return (
      <Link
        to={data.links.signIn}
        className="flex min-h-10 items-center rounded-md px-2 hover:underline"
      >
        {t('nav.signIn')}
      </Link>
    );
  }
  return (
    <details key={key} className="relative">
      <summary className={SUMMARY}>
        <UserRound aria-hidden className="size-5" strokeWidth={1.5} />
        <span className="sr-only">{t('nav.account')}: </span>
        <span className="max-w-32 truncate">{data.user.name}</span>
        <ChevronDown aria-hidden className="size-4" strokeWidth={1.5} />
      </summary>
      <div className={PANEL}>
        <AccountEntries data={data} />
      </div>
    </details>
  );
}

/** Everything of the header, for narrow screens. */
export function PhoneMenu({ data }: { readonly data: ShellData }) {
  const t = useTranslations('common');
  const { key } = useLocation();
  return (
    <details key={key} className="relative">
      <summary className={SUMMARY}>
        <Menu aria-hidden className="size-6" strokeWidth={1.5} />
        <span className="sr-only">{t('menu')}</span>
      </summary>
      <div className={PANEL}>
        <nav aria-label={t('nav.main')}>
          <ul className="border-b border-line pb-2">
            <NavigationLinks data={data} className={ENTRY} />
          </ul>
        </nav>
        <div className="pt-2">
          <AccountEntries data={data} />
        </div>
      </div>
    </details>
  );
}
