/** Advice that applies now, and what a person's own preferences do to this product. */
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

interface PreferenceListProps {
  readonly preferences: readonly PreferenceView[];
  readonly noun: string;
  readonly profileUrl: string;
}

export const PreferenceList = memo(function PreferenceList({
  preferences,
  noun,
  profileUrl,
}: PreferenceListProps) {
  const t = useTranslations('configurator');
  const quantity = useQuantity();
  const valueOf = ({ value, valueTitle, unit }: PreferenceView): string => {
    if (typeof value === 'number') return quantity(value, unit);
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    return valueTitle ?? value;
  };
  return (
    <section
      aria-labelledby="preferences-title"
      className="border-t border-line px-4 py-5 text-sm lg:px-5"
    >
      <h2 id="preferences-title" className="font-medium text-quiet">
        {t('preferences.title')}
      </h2>
      <p className="mt-1">
        {preferences.length > 0 ? t('preferences.intro', { noun }) : t('preferences.none')}
      </p>
      <ul>
        {preferences.map((preference) => (
          <li key={preference.id} className="border-b border-line py-1.5">
            <details>
              <summary className="flex min-h-6 list-none justify-between gap-3 [&::-webkit-details-marker]:hidden">
                <span className="underline decoration-line underline-offset-4">
                  {preference.title}
                </span>
                <span>{valueOf(preference)}</span>
              </summary>
              <ul className="mt-1 space-y-1 text-quiet">
                {preference.rules.length === 0 && <li>{t('preferences.noRules')}</li>}
                {preference.rules.map(({ id, title, because }) => (
                  <li key={id}>
                    <span className="text-ink">{title}.</span> {because}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      <a href={profileUrl} className="mt-2 inline-block text-accent underline underline-offset-4">
        {t('preferences.edit')}
      </a>
    </section>
  );
});
