/** What is known about a customer, each entry to be set, switched off or forgotten on their behalf. */
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ShownPreference } from './types.ts';

const CONTROL = 'min-h-8 w-full rounded-md border border-quiet bg-raised px-2 text-sm';

function Control({
  preference,
  id,
}: {
  readonly preference: ShownPreference;
  readonly id: string;
}) {
  const t = useTranslations('sales');
  const locale = useLocale();
  const { input, known } = preference;
  const value = known === undefined ? '' : String(known.value);
  const shared = { id, name: 'value', required: true, defaultValue: value, className: CONTROL };
  if (input.kind === 'number')
    return (
      <span className="flex items-center gap-2">
        <input key={value} type="number" min={input.min} max={input.max} step={1} {...shared} />
        <span className="text-sm text-quiet">{input.unit}</span>
      </span>
    );
  const options =
    input.kind === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : input.values.map(({ id: one, title }) => ({ value: one, label: translate(title, locale) }));
  return (
    <select key={value} {...shared}>
      <option value="">{t('unset')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function PreferenceRow({
  preference,
  editable,
}: {
  readonly preference: ShownPreference;
  readonly editable: boolean;
}) {
  const t = useTranslations('sales');
  const locale = useLocale();
  const { key, known } = preference;
  const title = translate(preference.title, locale);
  const id = `preference-${key}`;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div>
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="font-medium">
            {title}
          </label>
          <Badge tone={preference.strength === 'hard' ? 'info' : 'neutral'}>
            {t(preference.strength)}
          </Badge>
        </div>
        <p className="text-sm text-quiet">{translate(preference.why, locale)}</p>
      </div>
      <fieldset disabled={!editable} className="flex min-w-0 flex-col gap-2">
        <Form method="post" preventScrollReset className="grid grid-cols-[1fr_auto] gap-2">
          <input type="hidden" name="intent" value="set-preference" />
          <input type="hidden" name="key" value={key} />
          <Control preference={preference} id={id} />
          <Button size="dense" aria-label={t('setOf', { title })}>
            {t('set')}
          </Button>
        </Form>
        {known ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
            <span>
              {t(known.enabled ? 'on' : 'off')} ·{' '}
              {known.source === 'staff' || known.source === 'told' || known.source === 'inferred'
                ? t(`sources.${known.source}`)
                : known.source}
            </span>
            <Form method="post" preventScrollReset className="ms-auto">
              <input type="hidden" name="intent" value="toggle-preference" />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="enabled" value={String(!known.enabled)} />
              <Button size="dense" look="quiet">
                {t(known.enabled ? 'switchOff' : 'switchOn')}
                <span className="sr-only">{title}</span>
              </Button>
            </Form>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="remove-preference" />
              <input type="hidden" name="key" value={key} />
              <Button size="dense" look="quiet" aria-label={t('forgetOf', { title })}>
                {t('forget')}
              </Button>
            </Form>
          </div>
        ) : null}
      </fieldset>
    </li>
  );
}

export function PreferenceList({
  preferences,
  editable,
}: {
  readonly preferences: readonly ShownPreference[];
  readonly editable: boolean;
}) {
  return (
    <ul className="rounded-md border border-line bg-raised">
      {preferences.map((preference) => (
        <PreferenceRow key={preference.key} preference={preference} editable={editable} />
      ))}
    </ul>
  );
}
