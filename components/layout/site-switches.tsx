/** Language and market, each one click; plain forms, so they work before and without JavaScript. */
import { Form, useLocation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { ShellData } from './shell-data.ts';

/** Each language by its own name, which is how its readers look for it. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  sv: 'Svenska',
  'ar-XB': 'Pseudo (right to left)',
};

function Switch({
  title,
  action,
  name,
  current,
  options,
}: {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  readonly current: string;
  readonly options: readonly { readonly id: string; readonly title: string; lang?: string }[];
}) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={action} preventScrollReset>
      <fieldset>
        <legend className="mb-2 text-sm text-quiet">{title}</legend>
        <input type="hidden" name="next" value={pathname + search} />
        <div className="flex flex-wrap gap-2">
          {options.map((option) => (
            <button
              key={option.id}
              name={name}
              value={option.id}
              lang={option.lang}
              aria-pressed={option.id === current}
              className="min-h-8 rounded-md border border-line px-3 text-sm hover:border-ink aria-pressed:border-ink aria-pressed:font-medium"
            >
              {option.title}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}

export function LanguageSwitch({ locale, locales, links }: ShellData) {
  const t = useTranslations('common');
  return (
    <Switch
      title={t('language')}
      action={links.language}
      name="locale"
      current={locale}
      options={locales.map((id) => ({ id, title: LANGUAGE_NAMES[id] ?? id, lang: id }))}
    />
  );
}

export function MarketSwitch({ market, markets, links }: ShellData) {
  const t = useTranslations('common');
  if (markets.length < 2) return null;
  return (
    <Switch
      title={t('market')}
      action={links.market}
      name="market"
      current={market}
      options={markets}
    />
  );
}
