/** Below a step's questions: on to the next step, or back. */
import { ArrowRight } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import type { StepLinks } from './summary-panel.tsx';
import type { ConfiguratorView } from './view-types.ts';

interface StepFooterProps {
  readonly steps: ConfiguratorView['steps'];
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly links: StepLinks;
}

export const StepFooter = memo(function StepFooter({
  steps,
  previous,
  next,
  links,
}: StepFooterProps) {
  const t = useTranslations('configurator');
  const title = (id: string) => steps.find((step) => step.id === id)?.title ?? '';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
      {previous ? (
        <StepLink step={previous} links={links} className={buttonClass('quiet')}>
          {t('previousStep', { step: title(previous) })}
        </StepLink>
      ) : (
        <span />
      )}
      {next && (
        <StepLink step={next} links={links} className={buttonClass('secondary')}>
          {t('nextStep', { step: title(next) })}
          <ArrowRight size={18} strokeWidth={1.5} className="rtl:rotate-180" aria-hidden />
        </StepLink>
      )}
    </div>
  );
});

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
