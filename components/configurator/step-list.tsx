/** The steps with their progress: a column on a wide screen, a row to swipe on a phone. */
import { Check, Circle, CircleDot } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { ConfiguratorView, StepView } from './view-types.ts';

interface StepListProps {
  readonly steps: ConfiguratorView['steps'];
  /** The one that is shown. */
  readonly step: string;
  readonly hrefOf: (step: string) => string;
  readonly onStep: (step: string) => void;
}

export const StepList = memo(function StepList({
  steps,
  step: shown,
  hrefOf,
  onStep,
}: StepListProps) {
  const t = useTranslations('configurator');
  return (
    <nav aria-label={t('stepsTitle')}>
      <ol className="relative flex gap-2 overflow-x-auto px-4 py-2 lg:flex-col lg:gap-0 lg:overflow-visible lg:px-0 lg:py-0">
        {steps.map((step) => (
          <li key={step.id} className="shrink-0">
            <a
              href={hrefOf(step.id)}
              aria-current={step.id === shown ? 'step' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onStep(step.id);
              }}
              className={`flex min-h-10 items-center gap-2 rounded-md border px-3 text-sm lg:border-transparent ${
                step.id === shown
                  ? 'border-accent font-semibold lg:border-line lg:bg-raised'
                  : 'border-line hover:border-ink lg:hover:border-line'
              }`}
            >
              <Mark step={step} />
              <span className="lg:flex-1">{step.title}</span>
              <State step={step} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
});

function Mark({ step }: { readonly step: StepView }) {
  if (step.open === 0 && step.touched) {
    return <Check size={16} strokeWidth={2} className="text-success" aria-hidden />;
  }
  const Icon = step.touched ? CircleDot : Circle;
  return <Icon size={16} strokeWidth={1.5} className="text-quiet" aria-hidden />;
}

function State({ step }: { readonly step: StepView }) {
  const t = useTranslations('configurator');
  if (step.open === 0) return <span className="sr-only">{t('stepDone')}</span>;
  return (
    <span className="text-xs font-normal text-quiet">
      <span aria-hidden>{step.open}</span>
      <span className="sr-only">{t('stepOpen', { count: step.open })}</span>
    </span>
  );
}
