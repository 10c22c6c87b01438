/** Advice that applies now, and what a person's own preferences do to this product. */
import { useLocation } from '@remix-run/react';
import { Info } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { IntentForm } from './intent-form.tsx';
import { useQuantity } from './use-words.ts';
import type { AdviceView, PreferenceView } from './view-types.ts';

export const AdviceList = memo(function AdviceList({
  advice,
}: {
  readonly advice: readonly AdviceView[];
}) {
  const t = useTranslations('configurator');
  if (advice.length === 0) return null;
  return (
    <section aria-labelledby="advice-title" className="mb-4 rounded-md border border-info p-3">
      <h2 id="advice-title" className="flex items-center gap-2 text-sm font-semibold text-info">
        <Info size={16} strokeWidth={1.5} aria-hidden />
        {t('advice')}
      </h2>
      <ul className="mt-1 space-y-2 text-sm">
        {advice.map(({ id, text, offer }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="max-w-[70ch]">{text}</span>
            {offer && (
              <IntentForm
                intent="decide"
                fields={{
                  variable: offer.variable,
                  value: offer.value,
                  ...(typeof offer.value === 'number' && { as: 'number' }),
                }}
              >
                <button className={buttonClass('secondary', 'dense')}>
                  {t('takeOffer', { option: offer.title })}
                </button>
              </IntentForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
});

/** A preference that is switched off: it is known, and does nothing. */
export interface UnusedPreference {
  readonly id: string;
  readonly title: string;
}

export interface OwnPreferences {
  readonly profileUrl: string;
  readonly unused: readonly UnusedPreference[];
  /** They are the actor's to switch. */
  readonly switchable: boolean;
}

interface PreferenceListProps extends OwnPreferences {
  readonly preferences: readonly PreferenceView[];
  readonly noun: string;
  readonly step: string;
}

export const PreferenceList = memo(function PreferenceList(props: PreferenceListProps) {
  const { preferences, unused, noun, profileUrl, switchable } = props;
  const t = useTranslations('configurator.preferences');
  const known = preferences.length + unused.length;
  return (
    <section
      aria-labelledby="preferences-title"
      className="border-t border-line px-4 py-5 text-sm lg:px-5"
    >
      <h2 id="preferences-title" className="font-medium text-quiet">
        {t('title')}
      </h2>
      <p className="mt-1">
        {preferences.length > 0 ? t('intro', { noun }) : t(known > 0 ? 'allOff' : 'none')}
      </p>
      <ul>
        {preferences.map((preference) => (
          <li key={preference.id} className="border-b border-line py-1.5">
            <Known preference={preference}>
              {switchable && <Switch {...props} {...preference} on={false} />}
            </Known>
          </li>
        ))}
        {unused.map(({ id, title }) => (
          <li
            key={id}
            className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-quiet"
          >
            <span>
              {title}, {t('off')}
            </span>
            {switchable && <Switch {...props} id={id} title={title} on />}
          </li>
        ))}
      </ul>
      {switchable && known > 1 && <Switch {...props} on={preferences.length === 0} />}
      <a href={profileUrl} className="mt-2 inline-block text-accent underline underline-offset-4">
        {t('edit')}
      </a>
    </section>
  );
});

function Known({
  preference,
  children,
}: {
  readonly preference: PreferenceView;
  readonly children: React.ReactNode;
}) {
  const t = useTranslations('configurator');
  const quantity = useQuantity();
  const { value, valueTitle, unit, rules } = preference;
  const answer =
    typeof value === 'number'
      ? quantity(value, unit)
      : typeof value === 'boolean'
        ? t(value ? 'yes' : 'no')
        : (valueTitle ?? value);
  return (
    <details>
      <summary className="flex min-h-6 list-none justify-between gap-3 [&::-webkit-details-marker]:hidden">
        <span className="underline decoration-line underline-offset-4">{preference.title}</span>
        <span>{answer}</span>
      </summary>
      {preference.learnt && <p className="mt-1 text-info">{t('preferences.learnt')}</p>}
      <ul className="mt-1 space-y-1 text-quiet">
        {rules.length === 0 && <li>{t('preferences.noRules')}</li>}
        {rules.map(({ id, title, because }) => (
          <li key={id}>
            <span className="text-ink">{title}.</span> {because}
          </li>
        ))}
      </ul>
      {children}
    </details>
  );
}

/** Of one preference, or of all; the page comes back as it is with it or without. */
function Switch({
  id,
  title,
  on,
  step,
  profileUrl,
}: {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  /** What pressing it makes it. */
  readonly on: boolean;
  readonly step: string;
  readonly profileUrl: string;
}) {
  const t = useTranslations('configurator.preferences');
  const { pathname } = useLocation();
  return (
    <form method="post" action={profileUrl} className="mt-2">
      {id !== undefined && <input type="hidden" name="key" value={id} />}
      <input type="hidden" name="enabled" value={String(on)} />
      <input type="hidden" name="back" value={`${pathname}?step=${step}`} />
      <button
        name="intent"
        value={id === undefined ? 'toggle-all' : 'toggle'}
        className={buttonClass('secondary', 'dense')}
      >
        {id === undefined ? t(on ? 'allOn' : 'without') : t(on ? 'switchOn' : 'switchOff')}
        {title !== undefined && <span className="sr-only">: {title}</span>}
      </button>
    </form>
  );
}
