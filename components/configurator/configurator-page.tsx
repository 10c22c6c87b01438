/**
 * The configurator: steps, product and questions, summary. Props in, events out.
 *
 * Every control is a plain form or link. Where `onIntent` is given the page answers them itself;
 * without it, or before JavaScript runs, the browser sends them to the server.
 */
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ClashPanel } from './clash-panel.tsx';
import type { HeaderBarProps } from './header-bar.tsx';
import { HeaderBar } from './header-bar.tsx';
import type { Intent } from './intent.ts';
import { readIntent } from './intent.ts';
import { PhoneBar } from './phone-bar.tsx';
import { PictureStage } from './picture-stage.tsx';
import { PointedProvider, useOwnPointing } from './pointed-part.ts';
import { ProductsLeft } from './products-left.tsx';
import { questionId } from './question-id.ts';
import { Question } from './question.tsx';
import type { OwnPreferences } from './side-notes.tsx';
import { AdviceList, PreferenceList } from './side-notes.tsx';
import { StepList } from './step-list.tsx';
import { StepFooter } from './step-footer.tsx';
import type { StepLinks } from './summary-panel.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface ConfiguratorPageProps {
  readonly view: ConfiguratorView;
  readonly header: HeaderBarProps;
  readonly ownPreferences: OwnPreferences;
  /** What went wrong with the latest request, in words. */
  readonly alert?: string | undefined;
  /** Said by screen readers after a click. */
  readonly announcement: string;
  /** Takes an intent over; false leaves it to the server. */
  readonly onIntent: (intent: Intent, form: HTMLFormElement) => boolean;
  readonly onStep: (step: string, variable?: string) => void;
  readonly onCloseAsked: () => void;
  /** Not somebody else's, who invited one. */
  readonly owned: boolean;
  /** What others suggest. */
  readonly suggestions: React.ReactNode;
  /** Clicks are answered in the browser. */
  readonly ready: boolean;
  /** Presses shown already that are still to be answered. */
  readonly waiting: number;
}

const hrefOf = (step: string, variable?: string): string =>
  `?step=${encodeURIComponent(step)}${variable ? `#${questionId(variable)}` : ''}`;

export function ConfiguratorPage(props: ConfiguratorPageProps) {
  const { view, header, alert, announcement, onIntent, onStep } = props;
  const pointing = useOwnPointing();
  const links = useMemo<StepLinks>(() => ({ hrefOf, onStep }), [onStep]);
  const noteFocus = useKeptFocus();
  const submit = (event: React.FormEvent<HTMLDivElement>): void => {
    const form = event.target as HTMLFormElement;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const intent = readIntent(new FormData(form, submitter));
    if (intent && onIntent(intent, form)) event.preventDefault();
  };
  return (
    <PointedProvider value={pointing}>
      <div
        onSubmit={submit}
        onFocus={noteFocus}
        data-engine={props.ready ? 'ready' : 'loading'}
        data-waiting={props.waiting}
      >
        <HeaderBar {...header} />
        <div className="lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)_19rem] xl:grid-cols-[13rem_minmax(0,1fr)_22rem]">
          <div className="hidden border-e border-line lg:block">
            <div className="sticky top-0 p-3 pt-4">
              <StepList steps={view.steps} step={view.step} hrefOf={hrefOf} onStep={onStep} />
            </div>
          </div>
          <div className="min-w-0">
            <PictureStage picture={view.picture} />
            <div className="lg:hidden">
              <StepList steps={view.steps} step={view.step} hrefOf={hrefOf} onStep={onStep} />
            </div>
            <div className="px-4 py-5 lg:px-6">
              {alert && (
                <p role="alert" className="mb-4 rounded-md border border-danger p-3 text-sm">
                  {alert}
                </p>
              )}
              {view.clash && (
                <ClashPanel clash={view.clash} currency={view.currency} links={links} />
              )}
              {props.suggestions}
              <AdviceList advice={view.advice} />
              <Questions
                steps={view.steps}
                step={view.step}
                questions={view.questions}
                currency={view.currency}
                noun={view.noun}
                left={view.left}
                marks={view.marks}
                onCloseAsked={props.onCloseAsked}
              />
              <StepFooter
                steps={view.steps}
                previous={view.previous}
                next={view.next}
                links={links}
              />
            </div>
          </div>
          <aside className="border-t border-line lg:border-s lg:border-t-0">
            <div className="lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto">
              <SummaryPanel view={view} links={links} mayOrder={props.owned} />
              {props.owned && (
                <PreferenceList
                  preferences={view.preferences}
                  noun={view.noun}
                  step={view.step}
                  {...props.ownPreferences}
                />
              )}
            </div>
          </aside>
        </div>
        <PhoneBar price={view.price} complete={view.complete} next={view.next} links={links} />
        <p aria-live="polite" className="sr-only">
          {announcement}
        </p>
      </div>
    </PointedProvider>
  );
}

type QuestionsProps = Pick<
  ConfiguratorView,
  'steps' | 'step' | 'questions' | 'currency' | 'noun' | 'left' | 'marks'
> &
  Pick<ConfiguratorPageProps, 'onCloseAsked'>;

const Questions = memo(function Questions(props: QuestionsProps) {
  const { steps, step, questions, currency, noun, left, marks, onCloseAsked } = props;
  const t = useTranslations('configurator');
  const current = steps.find(({ id }) => id === step);
  return (
    <section aria-labelledby="step-title">
      <h2
        id="step-title"
        tabIndex={-1}
        className="scroll-mt-28 text-lg font-semibold outline-none lg:scroll-mt-[25rem]"
      >
        <span className="sr-only">{t('questionsTitle', { step: '' })}</span>
        {current?.title}
      </h2>
      {current?.description && <p className="mb-1 text-quiet">{current.description}</p>}
      <ProductsLeft left={left} noun={noun} />
      {questions.map((question) => (
        <Question
          key={question.variable}
          question={question}
          currency={currency}
          mark={marks?.[question.variable]}
          closeTo={hrefOf(step, question.variable)}
          onClose={onCloseAsked}
        />
      ))}
    </section>
  );
});
