/** Beside the picture: what it costs, when it comes, what it is made of, and on to the cart. */
import { ChevronDown, ShoppingCart, WandSparkles } from 'lucide-react';
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { Chip } from './chip.tsx';
import { SettleFirst } from './clash-panel.tsx';
import { IntentForm } from './intent-form.tsx';
import { OBJECTIVES } from './intent.ts';
import { useQuantity } from './use-words.ts';
import type { ConfiguratorView, SummaryLine } from './view-types.ts';
import { Waterfall } from './waterfall.tsx';

export interface StepLinks {
  readonly hrefOf: (step: string, variable?: string) => string;
  readonly onStep: (step: string, variable?: string) => void;
}

interface SummaryPanelProps {
  readonly view: ConfiguratorView;
  readonly links: StepLinks;
  /** Only whose it is orders it. */
  readonly mayOrder: boolean;
}

/** Its parts are drawn anew only where what they show has changed. */
export function SummaryPanel({ view, links, mayOrder }: SummaryPanelProps) {
  const t = useTranslations('configurator');
  return (
    <section aria-labelledby="summary-title" className="px-4 py-5 lg:px-5">
      <h2 id="summary-title" className="text-sm font-medium text-quiet">
        {t('summary.title', { noun: view.noun })}
      </h2>
      {view.clash ? (
        <p className="mt-1">
          <SettleFirst />
        </p>
      ) : (
        <KeyFigures
          complete={view.complete}
          price={view.price}
          delivery={view.delivery}
          totals={view.totals}
          fit={view.fit}
        />
      )}
      <div className="mt-4 grid gap-2">
        {!view.clash && <FinishMenu byOthers={view.marks !== undefined} />}
        {mayOrder && <AddToCart open={view.clash ? NOTHING : view.open} links={links} />}
      </div>
      <Choices steps={view.steps} summary={view.summary} links={links} />
    </section>
  );
}

type KeyFiguresProps = Pick<ConfiguratorView, 'complete' | 'price' | 'delivery' | 'totals' | 'fit'>;

const KeyFigures = memo(function KeyFigures(props: KeyFiguresProps) {
  const t = useTranslations('configurator');
  const format = useFormatter();
  const quantity = useQuantity();
  const { complete, price, delivery, totals, fit } = props;
  const day = (iso: string) =>
    format.dateTime(new Date(`${iso}T12:00:00Z`), {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
  return (
    <>
      {price && (
        <>
          <p className="mt-1 text-xl font-semibold tracking-tight" data-testid="total">
            {!complete && (
              <span className="text-base font-normal text-quiet">{t('summary.from')} </span>
            )}
            <Money amount={price.total} currency={price.currency} />
          </p>
          <p className="text-sm text-quiet">
            {complete ? t('summary.taxIncluded') : t('summary.estimate')}
          </p>
        </>
      )}
      <dl className="mt-3 space-y-1 text-sm">
        {delivery && (
          <div>
            <dt className="sr-only">{t('summary.arrives', { date: '' })}</dt>
            <dd>
              {t('summary.arrives', { date: day(delivery.arrivesOn) })}
              {delivery.waitingFor && (
                <span className="block text-quiet">
                  {t('summary.waitingFor', { part: delivery.waitingFor })}
                </span>
              )}
            </dd>
          </div>
        )}
        {totals.map(({ id, title, value, unit }) => (
          <div key={id} className="flex justify-between gap-4">
            <dt className="text-quiet">{title}</dt>
            <dd>{quantity(value, unit)}</dd>
          </div>
        ))}
        {fit !== undefined && (
          <div className="flex justify-between gap-4">
            <dt className="text-quiet">{t('summary.fit')}</dt>
            <dd>{format.number(fit / 100, { style: 'percent' })}</dd>
          </div>
        )}
      </dl>
      {price && <Waterfall price={price} />}
    </>
  );
});

const FinishMenu = memo(function FinishMenu({ byOthers }: { readonly byOthers: boolean }) {
  const t = useTranslations('configurator');
  return (
    <details className="group relative">
      <summary
        className={`${buttonClass('secondary')} w-full list-none [&::-webkit-details-marker]:hidden`}
      >
        <WandSparkles size={18} strokeWidth={1.5} aria-hidden />
        {t('finish.title')}
        <ChevronDown
          size={16}
          strokeWidth={1.5}
          className="transition-transform group-open:rotate-180"
          aria-hidden
        />
      </summary>
      <IntentForm intent="complete" className="mt-1 rounded-md border border-line bg-raised p-1">
        {OBJECTIVES.filter((one) => byOthers || one !== 'likeliest').map((objective) => (
          <button
            key={objective}
            name="objective"
            value={objective}
            className="block min-h-10 w-full rounded-md px-3 text-start text-sm hover:bg-paper"
          >
            {t(`finish.${objective}`)}
          </button>
        ))}
      </IntentForm>
    </details>
  );
});

const NOTHING: ConfiguratorView['open'] = [];

const AddToCart = memo(function AddToCart({
  open,
  links,
}: Pick<ConfiguratorView, 'open'> & { readonly links: StepLinks }) {
  const t = useTranslations('configurator');
  return (
    <>
      <IntentForm intent="add-to-cart">
        <button className={`${buttonClass('primary')} w-full`} aria-describedby="still-open">
          <ShoppingCart size={18} strokeWidth={1.5} aria-hidden />
          {t('addToCart')}
        </button>
      </IntentForm>
      {open.length > 0 && (
        <div id="still-open" className="text-sm text-quiet">
          {t('stillOpen')}{' '}
          <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
            {open.map(({ step, variable, title }) => (
              <li key={variable}>
                <StepLink step={step} variable={variable} links={links}>
                  {title}
                </StepLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
});

function StepLink({
  step,
  variable,
  links,
  children,
}: {
  readonly step: string;
  readonly variable: string;
  readonly links: StepLinks;
  readonly children: React.ReactNode;
}) {
  return (
    <a
      href={links.hrefOf(step, variable)}
      onClick={(event) => {
        event.preventDefault();
        links.onStep(step, variable);
      }}
      className="text-ink underline decoration-line underline-offset-4 hover:decoration-ink"
    >
      {children}
    </a>
  );
}

const Choices = memo(function Choices({
  steps,
  summary,
  links,
}: Pick<ConfiguratorView, 'steps' | 'summary'> & { readonly links: StepLinks }) {
  const t = useTranslations('configurator');
  return (
    <>
      <h3 className="mt-6 border-t border-line pt-4 text-sm font-medium text-quiet">
        {t('summary.choices')}
      </h3>
      {summary.length === 0 && <p className="mt-2 text-sm">{t('summary.nothing')}</p>}
      {steps.map((step) => {
        const lines = summary.filter((line) => line.step === step.id);
        if (lines.length === 0) return null;
        return (
          <div key={step.id} className="mt-3">
            <h4 className="text-xs font-semibold">{step.title}</h4>
            <ul>
              {lines.map((line) => (
                <Choice key={line.variable} line={line} links={links} />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
});

const Choice = memo(function Choice({
  line: { step, variable, title, value, chip },
  links,
}: {
  readonly line: SummaryLine;
  readonly links: StepLinks;
}) {
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-line py-1.5 text-sm">
      <StepLink step={step} variable={variable} links={links}>
        {title}
      </StepLink>
      <span className="text-end">{value}</span>
      {chip && (
        <div className="col-span-2 text-end">
          <Chip chip={chip} />
        </div>
      )}
    </li>
  );
});
