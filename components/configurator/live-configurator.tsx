/** The configurator in the browser: the page with its brain, its steps in the address, its voice. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '#components/ui/money.tsx';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { ConfiguratorPage } from './configurator-page.tsx';
import type { Intent } from './intent.ts';
import { useTogether } from './live/use-together.tsx';
import { CLASH_ID, questionId } from './question-id.ts';
import type { OwnPreferences } from './side-notes.tsx';
import type { ConfiguratorData } from './use-configurator.ts';
import { useConfigurator } from './use-configurator.ts';
import { useReasonText } from './use-words.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface LiveConfiguratorProps {
  readonly data: ConfiguratorData;
  readonly shareUrl: string;
  readonly ownPreferences: OwnPreferences;
  /** Takes back the last change where there is no JavaScript. */
  readonly undoChange?: Change | undefined;
  readonly alert?: string | undefined;
}

export function LiveConfigurator(props: LiveConfiguratorProps) {
  const { data, shareUrl, ownPreferences, undoChange } = props;
  const t = useTranslations('configurator');
  const page = useConfigurator(data, { onClash: showClash });
  const { view, answered } = page;
  const hydrated = useHydrated();
  const announcement = useAnnouncement(answered, page.latest);
  const goTo = useStepFocus(page.goTo, page.failed, answered.step);
  const order = useOrdering(answered, page.settled, goTo);
  const { live } = data;
  const { role } = page.together.news;
  const { bar, panel, notice, refuse } = useTogether({
    live,
    together: page.together,
    steps: view.steps,
    step: answered.step,
    goTo: page.goTo,
    onState: page.onState,
    fault: page.fault,
  });
  const answerIntent = page.onIntent;
  const onIntent = useCallback(
    (intent: Intent, form: HTMLFormElement): boolean => {
      if (role === 'view') refuse();
      else return intent.intent === 'add-to-cart' ? order(form) : answerIntent(intent);
      return true;
    },
    [role, refuse, order, answerIntent],
  );

  return (
    <ConfiguratorPage
      view={view}
      header={{
        familyTitle: view.familyTitle,
        name: page.name,
        saving: page.saving,
        shareUrl,
        inviteUrl: live.invitationsUrl,
        owned: live.owner,
        together: bar,
        history: hydrated && !page.failed ? page.history : undefined,
        undoChange,
      }}
      ownPreferences={ownPreferences}
      owned={live.owner}
      suggestions={panel}
      alert={page.refusal === undefined ? (notice ?? props.alert) : alertOf(page.saving, t)}
      announcement={announcement}
      ready={page.ready}
      waiting={page.waiting}
      onIntent={onIntent}
      onStep={goTo}
      onCloseAsked={page.closeAsked}
    />
  );
}

const alertOf = (saving: string, t: (key: 'ended' | 'refused') => string): string =>
  t(saving === 'ended' ? 'ended' : 'refused');

function showClash(): void {
  const panel = document.getElementById(CLASH_ID);
  panel?.scrollIntoView({ block: 'start' });
  panel?.focus({ preventScroll: true });
}

const never = (): (() => void) => () => undefined;

/** False on the server and in the first view, true once JavaScript runs. */
const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** What a screen reader hears after a click: the choice and the price, or why not. */
function useAnnouncement(
  view: ConfiguratorView,
  latest: { readonly variable: string } | undefined,
): string {
  const t = useTranslations('configurator');
  const locale = useLocale();
  const reasonText = useReasonText();
  const asked = view.questions.find((question) => question.asked)?.asked;
  if (asked) {
    return t('announce.refused', { value: asked.title, reason: reasonText(asked.reason) });
  }
  const line = latest && view.summary.find(({ variable }) => variable === latest.variable);
  if (!line || !view.price) return '';
  const price = formatMoney(locale, view.price.total, view.price.currency);
  return t('announce.chosen', { title: line.title, value: line.value, price });
}

/**
 * Orders once nothing is on its way any more: the cart takes what the server holds, and only an
 * answered product is known to be whole. Otherwise goes to what is missing. Whether it sees to it.
 */
function useOrdering(
  { clash, complete, open: [missing] }: ConfiguratorView,
  settled: boolean,
  goTo: (step: string, variable?: string) => void,
) {
  const ordering = useRef<HTMLFormElement>();
  const hinder = useCallback((): boolean => {
    if (clash) showClash();
    else if (!complete && missing) goTo(missing.step, missing.variable);
    else return false;
    return true;
  }, [clash, complete, missing, goTo]);
  useEffect(() => {
    const form = ordering.current;
    if (!settled || !form) return;
    ordering.current = undefined;
    if (!hinder()) form.submit();
  }, [settled, hinder]);
  return useCallback(
    (form: HTMLFormElement): boolean => {
      if (settled) return hinder();
      ordering.current = form;
      return true;
    },
    [settled, hinder],
  );
}

interface StepTarget {
  readonly step: string;
  readonly id: string;
}

/**
 * Goes to a step without the server; the address follows, and once the step is shown the focus
 * and the scroll. Where the engine failed the server shows the step.
 */
function useStepFocus(showStep: (step: string) => void, failed: boolean, shown: string) {
  const [target, setTarget] = useState<StepTarget>();
  const reached = target?.step === shown;
  useEffect(() => {
    const element = target && reached ? document.getElementById(target.id) : undefined;
    if (!element) return;
    element.scrollIntoView({ block: 'start' });
    const focusable = element.matches('[tabindex]')
      ? element
      : element.querySelector<HTMLElement>('button, input:not([type=hidden]), textarea');
    focusable?.focus({ preventScroll: true });
  }, [target, reached]);
  return useCallback(
    (step: string, variable?: string): void => {
      const id = variable === undefined ? 'step-title' : questionId(variable);
      const url = new URL(window.location.href);
      url.search = `?step=${encodeURIComponent(step)}`;
      if (failed) {
        url.hash = id;
        window.location.assign(url);
        return;
      }
      showStep(step);
      setTarget({ step, id });
      url.hash = '';
      window.history.replaceState(window.history.state, '', url);
    },
    [showStep, failed],
  );
}
