/**
 * The view as a press leaves it before the engine has answered: only what the press itself says.
 * The card, its question and its summary line show it; prices and everything else wait.
 *
 * A guess never outlives its answer, and touches nothing but what it is about: all other parts are
 * the very objects they were.
 */
import type { Decision } from '#rules/configuration/types.ts';
import type { Waiting } from './dialogue.ts';
import type { ConfiguratorView, OptionView, QuestionView } from './view-types.ts';

export const guessed = (view: ConfiguratorView, waiting: readonly Waiting[]): ConfiguratorView =>
  waiting.reduce(
    (sofar, { press }) => (press.intent === 'decide' ? pressed(sofar, press.decision) : sofar),
    view,
  );

/** The options of the questions that show as cards or buttons; a field shows what is typed in it. */
function pressed(view: ConfiguratorView, decision: Decision): ConfiguratorView {
  const question = view.questions.find(({ variable }) => variable === decision.variable);
  const option = question?.options.find(({ value }) => String(value) === String(decision.value));
  if (!question || !option) return view;
  if (option.available) return chosen(view, question, option);
  // While others clash the panel cannot be foretold.
  return option.reason && !view.clash ? asked(view, question, option, option.reason) : view;
}

function chosen(
  view: ConfiguratorView,
  { variable }: QuestionView,
  { value, title }: OptionView,
): ConfiguratorView {
  const chip = { by: 'you', rules: [] } as const;
  return {
    ...view,
    questions: view.questions.map((one) => {
      if (one.variable !== variable) return one.asked ? { ...one, asked: undefined } : one;
      const options = one.options.map((each) =>
        each.selected === (each.value === value)
          ? each
          : { ...each, selected: each.value === value },
      );
      return { ...one, value, decided: true, chip, asked: undefined, options };
    }),
    summary: view.summary.map((line) =>
      line.variable === variable ? { ...line, value: title, chip } : line,
    ),
  };
}

function asked(
  view: ConfiguratorView,
  { variable }: QuestionView,
  { value, title }: OptionView,
  reason: NonNullable<OptionView['reason']>,
): ConfiguratorView {
  return {
    ...view,
    questions: view.questions.map((one) => {
      if (one.variable === variable) return { ...one, asked: { value, title, reason } };
      return one.asked ? { ...one, asked: undefined } : one;
    }),
  };
}
