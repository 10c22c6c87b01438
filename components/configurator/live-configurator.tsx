/** The configurator in the browser: the page with its brain, its steps in the address, its voice. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '#components/ui/money.tsx';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { ConfiguratorPage } from './configurator-page.tsx';
import type { Intent } from './intent.ts';
import { CLASH_ID, questionId } from './question-id.ts';
import type { ConfiguratorData } from './use-configurator.ts';
import { useConfigurator } from './use-configurator.ts';
import { useReasonText } from './use-words.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface LiveConfiguratorProps {
  readonly data: ConfiguratorData;
  readonly shareUrl: string;
  readonly profileUrl: string;
  /** Takes back the last change where there is no JavaScript. */
  readonly undoChange?: Change | undefined;
  readonly alert?: string | undefined;
}

export function LiveConfigurator(props: LiveConfiguratorProps) {
  const { data, shareUrl, profileUrl, undoChange } = props;
  const t = useTranslations('configurator');
  const page = useConfigurator(data);
  const { view, unsaved } = page;
  const hydrated = useHydrated();
  const announcement = useAnnouncement(view, page.latest);
  const goTo = useStepFocus(page.setStep);

  // The cart takes what the server holds: wait until it holds everything.
  const ordering = useRef<HTMLFormElement>();
  useEffect(() => {
    if (!unsaved) ordering.current?.submit();
  }, [unsaved]);
  const onIntent = (intent: Intent, form: HTMLFormElement): boolean => {
    if (page.staysClashing(intent)) {
      showClash();
      return true;
    }
    if (intent.intent !== 'add-to-cart') return page.onIntent(intent);
    const open = view.open[0];
    if (view.clash) showClash();
    else if (!view.complete && open) goTo(open.step, open.variable);
    else if (unsaved) ordering.current = form;
    else return false;
    return true;
  };

  return (
    <ConfiguratorPage
      view={view}
      header={{
        familyTitle: view.familyTitle,
        name: page.name,
        saving: page.saving,
        shareUrl,
        history: hydrated ? page.history : undefined,
        undoChange,
      }}
      profileUrl={profileUrl}
      alert={page.refusal === undefined ? props.alert : alertOf(page.saving, t)}
      announcement={announcement}
      ready={page.ready}
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

/** Goes to a step without the server; the address, the focus and the scroll follow. */
function useStepFocus(setStep: (step: string) => void) {
  const [target, setTarget] = useState<{ readonly id: string }>();
  useEffect(() => {
    const element = target && document.getElementById(target.id);
    if (!element) return;
    element.scrollIntoView({ block: 'start' });
    const focusable = element.matches('[tabindex]')
      ? element
      : element.querySelector<HTMLElement>('button, input:not([type=hidden]), textarea');
    focusable?.focus({ preventScroll: true });
  }, [target]);
  return (step: string, variable?: string): void => {
    setStep(step);
    setTarget({ id: variable === undefined ? 'step-title' : questionId(variable) });
    const url = new URL(window.location.href);
    url.search = `?step=${encodeURIComponent(step)}`;
    url.hash = '';
    window.history.replaceState(window.history.state, '', url);
  };
}
