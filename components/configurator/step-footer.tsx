/** Below a step's questions: on to the next step, or back. */
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import type { StepLinks } from './summary-panel.tsx';
import type { ConfiguratorView } from './view-types.ts';

interface StepFooterProps {
  readonly view: Pick<ConfiguratorView, 'steps' | 'previous' | 'next'>;
  readonly links: StepLinks;
}

export function StepFooter({ view, links }: StepFooterProps) {
  const t = useTranslations('configurator');
  const title = (id: string) => view.steps.find((step) => step.id === id)?.title ?? '';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
      {view.previous ? (
        <StepLink step={view.previous} links={links} className={buttonClass('quiet')}>
          {t('previousStep', { step: title(view.previous) })}
        </StepLink>
      ) : (
        <span />
      )}
      {view.next && (
        <StepLink step={view.next} links={links} className={buttonClass('secondary')}>
          {t('nextStep', { step: title(view.next) })}
          <ArrowRight size={18} strokeWidth={1.5} className="rtl:rotate-180" aria-hidden />
        </StepLink>
      )}
    </div>
  );
}

export function StepLink({
  step,
  links,
  className,
  children,
}: {
  readonly step: string;
  readonly links: StepLinks;
  readonly className: string;
  readonly children: React.ReactNode;
}) {
  return (
    <a
      href={links.hrefOf(step)}
      onClick={(event) => {
        event.preventDefault();
        links.onStep(step);
      }}
      className={className}
    >
      {children}
    </a>
  );
}
