/**
 * One option as a card that is a submit button. An unavailable one is never disabled: it says why,
 * and pressing it asks what would make it possible.
 */
import { Check } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import { MarkOnCard } from './mark-chip.tsx';
import { Changes } from './option-changes.tsx';
import type { OptionView } from './view-types.ts';
import { useAttributeText, useQuantity, useReasonText } from './use-words.ts';

interface OptionCardProps {
  readonly option: OptionView;
  readonly currency: string;
  /** Most people like this one choose it. */
  readonly marked?: boolean | undefined;
}

export const OptionCard = memo(function OptionCard({ option, currency, marked }: OptionCardProps) {
  const { selected, available } = option;
  const look = selected
    ? 'border-accent bg-raised shadow-[inset_0_0_0_1px_var(--accent)]'
    : available
      ? 'border-line bg-raised hover:border-ink'
      : 'border-dashed border-line bg-transparent hover:border-ink';
  return (
    <button
      name="value"
      value={option.value}
      aria-pressed={selected}
      className={`flex flex-col gap-1 rounded-md border p-3 text-start ${look}`}
    >
      <span className="mb-1 flex w-full items-start gap-2">
        {option.swatch && <Swatch colour={option.swatch} />}
        <span className={`flex-1 font-medium ${available ? '' : 'text-quiet'}`}>
          {option.title}
        </span>
        {selected && <SelectedMark />}
      </span>
      {marked && available && <MarkOnCard />}
      {available ? (
        <Facts option={option} currency={currency} />
      ) : (
        <Unavailable reason={option.reason} />
      )}
    </button>
  );
});

function SelectedMark() {
  const t = useTranslations('configurator');
  return (
    <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-accent text-accent-ink">
      <Check size={14} strokeWidth={2.5} aria-hidden />
      <span className="sr-only">{t('chosen')}</span>
    </span>
  );
}

/** An SVG, because its fill is an attribute: no inline style passes our security policy. */
export function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg viewBox="0 0 20 20" className="size-5 shrink-0" aria-hidden>
      <circle cx="10" cy="10" r="9.5" fill={colour} stroke="currentColor" strokeOpacity="0.35" />
    </svg>
  );
}

function Facts({ option, currency }: Pick<OptionCardProps, 'option' | 'currency'>) {
  const t = useTranslations('configurator');
  const attribute = useAttributeText();
  const quantity = useQuantity();
  const facts = option.attributes.map((one) => [one.title, attribute(one)] as const);
  if (option.mass) facts.push([t('mass'), quantity(option.mass, 'g')]);
  return (
    <>
      {facts.map(([title, value]) => (
        <span key={title} className="flex w-full justify-between gap-3 text-sm leading-snug">
          <span className="text-quiet">{title}</span>
          <span className="text-end">{value}</span>
        </span>
      ))}
      <span className="mt-auto flex w-full flex-wrap items-baseline justify-between gap-x-3 pt-2 text-sm">
        <PriceChange option={option} currency={currency} />
        {option.waitDays !== undefined && (
          <span className={option.waitDays === 0 ? 'text-success' : 'text-quiet'}>
            {option.waitDays === 0 ? t('inStock') : t('waitDays', { days: option.waitDays })}
          </span>
        )}
      </span>
      <Changes option={option} />
    </>
  );
}

function PriceChange({ option, currency }: Pick<OptionCardProps, 'option' | 'currency'>) {
  const t = useTranslations('configurator');
  const { selected, outlook, swap } = option;
  if (selected) return <span className="font-medium text-accent">{t('chosen')}</span>;
  const price = outlook?.price;
  // Its room is kept until it is known.
  if (price === undefined) {
    return (
      <span className="min-h-lh">
        {swap !== undefined && (
          <noscript>
            {swap === 0 ? (
              <span className="text-quiet">{t('samePrice')}</span>
            ) : (
              <Money amount={swap} currency={currency} signed className="font-medium" />
            )}
          </noscript>
        )}
      </span>
    );
  }
  if (price === 0) return <span className="text-quiet">{t('samePrice')}</span>;
  return <Money amount={price} currency={currency} signed className="font-medium" />;
}

function Unavailable({ reason }: { readonly reason: OptionView['reason'] }) {
  const t = useTranslations('configurator');
  const sentence = useReasonText();
  return (
    <>
      {reason && <span className="text-sm text-quiet">{sentence(reason)}</span>}
      <span className="mt-auto pt-1 text-sm font-medium text-accent underline decoration-line underline-offset-4">
        {t('makePossible')}
      </span>
    </>
  );
}
