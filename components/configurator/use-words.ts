/** Words and formats of the configurator that several of its parts share. */
import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Words } from './view-names.ts';
import type { AttributeView, ReasonView } from './view-types.ts';

/** Translates `configurator.<key>`; the server has a translator outside React. */
export type Translate = (
  key: 'none' | 'slot' | 'quantity' | 'structure',
  values?: Record<string, string | number>,
) => string;

export const wordsOf = (t: Translate): Words => ({
  none: t('none'),
  slot: (title, number) => t('slot', { title, number }),
  quantity: (title) => t('quantity', { title }),
  structure: (title) => t('structure', { title }),
});

export function useWords(): Words {
  const t = useTranslations('configurator');
  return useMemo(() => wordsOf((key, values) => t(key, values as never)), [t]);
}

const KILO = 1000;

/** A number with its unit; grams from a kilo upwards in kilograms. */
export function useQuantity(): (value: number, unit?: string) => string {
  const format = useFormatter();
  return (value, unit = '') => {
    const kilos = unit === 'g' && Math.abs(value) >= KILO;
    const number = format.number(kilos ? value / KILO : value, { maximumFractionDigits: 1 });
    return `${number} ${kilos ? 'kg' : unit}`.trim();
  };
}

export function useAttributeText(): (attribute: AttributeView) => string {
  const t = useTranslations('configurator');
  const quantity = useQuantity();
  return ({ value, unit }) => {
    if (typeof value === 'number') return quantity(value, unit);
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    return [value].flat().join(', ');
  };
}

/** A reason in one sentence or two: what clashes, and the first rule's because. */
export function useReasonText(): (reason: ReasonView) => string {
  const t = useTranslations('configurator');
  const format = useFormatter();
  return ({ choices, rules }) => {
    const named = choices.map(({ title, value }) => t('reason.choice', { title, value }));
    const clash =
      named.length > 0
        ? t('reason.clash', { choices: format.list(named, { type: 'conjunction' }) })
        : t('reason.alone');
    const because = rules.find((rule) => rule.because)?.because ?? '';
    return named.length > 0 ? `${clash} ${because}`.trim() : because || clash;
  };
}
