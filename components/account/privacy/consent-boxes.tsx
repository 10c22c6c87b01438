/** What can be allowed at the moment somebody signs up; nothing is ticked before they tick it. */
import { useTranslations } from 'use-intl';
import type { Channel } from '#rules/customers/consent/purposes.ts';
import type { FieldModel } from '#components/ui/field.tsx';

export interface OfferedConsent {
  /** `marketing.email` */
  readonly name: string;
  readonly channel: Channel;
  readonly title: string;
  readonly text: string;
}

export function ConsentBoxes({
  field,
  offered,
}: {
  readonly field: FieldModel;
  readonly offered: readonly OfferedConsent[];
}) {
  const t = useTranslations('privacy');
  const ticked = [field.initialValue].flat();
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-medium">{t('mayWe')}</legend>
      {offered.map(({ name, channel, title, text }) => (
        <div key={name}>
          <label className="flex min-h-6 items-start gap-3">
            <input
              type="checkbox"
              name={field.name}
              value={name}
              defaultChecked={ticked.includes(name)}
              aria-describedby={`${field.id}-${name}`}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <span>
              {channel === 'none'
                ? title
                : t('offered', { title, channel: t(`inlineChannels.${channel}`) })}
            </span>
          </label>
          <p id={`${field.id}-${name}`} className="ms-8 text-sm text-quiet">
            {text}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
