/**
 * The keyboard's place is never lost: where an answer takes the focused control away (a panel that
 * closes, a field that starts anew), what stands in its place has the focus.
 */
import { useEffect, useRef } from 'react';

interface Place {
  readonly control: Element;
  readonly question: string | undefined;
  /** The option of the question that had the focus last. */
  readonly option: string | undefined;
}

const CONTROLS = 'button, a, textarea, input:not([type=hidden])';

/** Returns the handler for `onFocus` of the element around all controls. */
export function useKeptFocus(): (event: React.FocusEvent) => void {
  const last = useRef<Place>();
  useEffect(() => {
    const lost = last.current;
    if (!lost || lost.control.isConnected || document.activeElement !== document.body) return;
    last.current = undefined;
    substituteOf(lost)?.focus({ preventScroll: true });
  });
  return ({ target }) => {
    const question = target.closest('[id^="q-"]')?.id;
    const before = last.current?.question === question ? last.current?.option : undefined;
    last.current = { control: target, question, option: optionOf(target) ?? before };
  };
}

const optionOf = (control: Element): string | undefined =>
  control instanceof HTMLButtonElement && control.name === 'value' ? control.value : undefined;

/** Its successor in the question; else the option one came from; else the answer or the step. */
function substituteOf({ control, question, option }: Place): HTMLElement | null | undefined {
  const section = question === undefined ? null : document.getElementById(question);
  if (!section) return document.getElementById('step-title');
  const controls = [...section.querySelectorAll<HTMLElement>(CONTROLS)];
  return (
    controls.find((one) => isSuccessor(one, control)) ??
    controls.find((one) => option !== undefined && optionOf(one) === option) ??
    controls.find((one) => one.matches('[aria-pressed=true], input, textarea')) ??
    controls[0]
  );
}

const isSuccessor = (one: Element, control: Element): boolean =>
  one.tagName === control.tagName &&
  one.getAttribute('name') === control.getAttribute('name') &&
  one.getAttribute('value') === control.getAttribute('value') &&
  one.textContent === control.textContent;
