/** On a phone, always at the bottom: the price, and the next thing to do. */
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { SettleFirst } from './clash-panel.tsx';
import { IntentForm } from './intent-form.tsx';
import { StepLink } from './step-footer.tsx';
import type { StepLinks } from './summary-panel.tsx';
import type { ConfiguratorView } from './view-types.ts';

interface PhoneBarProps {
  readonly view: ConfiguratorView;
  readonly links: StepLinks;
}

export function PhoneBar({ view, links }: PhoneBarProps) {
  const t = useTranslations('configurator');
  const { price } = view;
  return (
    <div className="sticky bottom-0 z-20 flex items-center justify-between gap-3 border-t border-line bg-raised px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:hidden">
      {price ? (
        <a href="#summary-title" className="min-h-6">
          <span className="block text-xs text-quiet">
            {view.complete ? t('summary.total') : t('summary.from')}
          </span>
          <Money amount={price.total} currency={price.currency} className="font-semibold" />
        </a>
      ) : (
        <SettleFirst />
      )}
      {view.next ? (
        <StepLink step={view.next} links={links} className={buttonClass('primary')}>
          {t('next')}
        </StepLink>
      ) : (
        <IntentForm intent="add-to-cart">
          <button className={buttonClass('primary')}>{t('addToCart')}</button>
        </IntentForm>
      )}
    </div>
  );
}
