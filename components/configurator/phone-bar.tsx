/** On a phone, always at the bottom: the price, and the next thing to do. */
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { SettleFirst } from './clash-panel.tsx';
import { IntentForm } from './intent-form.tsx';
import { StepLink } from './step-footer.tsx';
import type { StepLinks } from './summary-panel.tsx';
import type { ConfiguratorView } from './view-types.ts';

interface PhoneBarProps {
  readonly price: ConfiguratorView['price'];
  readonly complete: boolean;
  /** The step after the one shown. */
  readonly next: string | undefined;
  readonly links: StepLinks;
}

export const PhoneBar = memo(function PhoneBar({ price, complete, next, links }: PhoneBarProps) {
  const t = useTranslations('configurator');
  return (
    <div className="sticky bottom-0 z-20 flex items-center justify-between gap-3 border-t border-line bg-raised px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:hidden">
      {price ? (
        <a href="#summary-title" className="min-h-6">
          <span className="block text-xs text-quiet">
            {complete ? t('summary.total') : t('summary.from')}
          </span>
          <Money amount={price.total} currency={price.currency} className="font-semibold" />
        </a>
      ) : (
        <SettleFirst />
      )}
      {next ? (
        <StepLink step={next} links={links} className={buttonClass('primary')}>
          {t('next')}
        </StepLink>
      ) : (
        <IntentForm intent="add-to-cart">
          <button className={buttonClass('primary')}>{t('addToCart')}</button>
        </IntentForm>
      )}
    </div>
  );
});
