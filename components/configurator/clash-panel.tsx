/** On top of the questions while choices clash: which, why, and each way to settle it. */
import { useTranslations } from 'use-intl';
import { CLASH_ID } from './question-id.ts';
import { Reasons, Repairs } from './repairs.tsx';
import type { StepLinks } from './summary-panel.tsx';
import type { ClashView } from './view-types.ts';

interface ClashPanelProps {
  readonly clash: ClashView;
  readonly currency: string;
  readonly links: StepLinks;
}

export function ClashPanel({ clash, currency, links }: ClashPanelProps) {
  const t = useTranslations('configurator');
  return (
    <section
      id={CLASH_ID}
      tabIndex={-1}
      role="alert"
      className="mb-4 scroll-mt-28 rounded-md border border-danger bg-raised p-4 outline-none lg:scroll-mt-[25rem]"
    >
      <h2 className="font-semibold">{t('clash.title')}</h2>
      {clash.choices.map(({ variable, step, title, value, reason }) => (
        <div key={variable} className="mt-2">
          <p>
            <a
              href={links.hrefOf(step, variable)}
              onClick={(event) => {
                event.preventDefault();
                links.onStep(step, variable);
              }}
              className="font-medium underline decoration-line underline-offset-4 hover:decoration-ink"
            >
              {t('clash.choice', { title, value })}
            </a>
          </p>
          <Reasons reason={reason} />
        </div>
      ))}
      <h3 className="mt-4 text-sm font-medium">
        {t('clash.ways', { count: clash.repairs.length })}
      </h3>
      <Repairs repairs={clash.repairs} currency={currency} />
    </section>
  );
}

/** Stands where price and dates stand otherwise. */
export function SettleFirst() {
  const t = useTranslations('configurator');
  return (
    <a href={`#${CLASH_ID}`} className="font-medium text-danger underline underline-offset-4">
      {t('clash.first')}
    </a>
  );
}
