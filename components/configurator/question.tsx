/** One question of a step: its title, who answered it, and the control its kind asks for. */
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { onArrowKey } from './arrow-keys.ts';
import { AskedPanel } from './asked-panel.tsx';
import { Chip } from './chip.tsx';
import type { Mark } from '#rules/customers/learning/mark.ts';
import { IntentForm } from './intent-form.tsx';
import { MarkChip } from './mark-chip.tsx';
import { NumberField } from './number-field.tsx';
import { OptionCard } from './option-card.tsx';
import { usePointing } from './pointed-part.ts';
import { questionId } from './question-id.ts';
import { QuantityField } from './quantity-field.tsx';
import { TextField } from './text-field.tsx';
import type { QuestionView } from './view-types.ts';

export interface QuestionProps {
  readonly question: QuestionView;
  readonly currency: string;
  /** What most people like this one choose, while it is open. */
  readonly mark?: Mark | undefined;
  /** Where the panel of an asked option closes to when there is no JavaScript. */
  readonly closeTo: string;
  readonly onClose: () => void;
}

export const Question = memo(function Question(props: QuestionProps) {
  const { question, currency, mark, closeTo, onClose } = props;
  const pointing = usePointing();
  const id = questionId(question.variable);
  const marked = markedOption(props);
  return (
    <section
      id={id}
      onFocus={({ target }) => {
        // Only for who moves by keyboard: after a click the whole product is what one wants to see.
        if (target.matches(':focus-visible')) pointing.point(question.variable);
      }}
      onBlur={() => pointing.point(undefined)}
      className="scroll-mt-28 lg:scroll-mt-[25rem] border-t border-line py-6 first:border-t-0 first:pt-2"
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`${id}-title`} className="font-semibold">
          {question.title}
        </h3>
        {question.chip && <Chip chip={question.chip} />}
        {mark && marked && <MarkChip mark={mark} title={marked.title} />}
        {question.decided && question.kind !== 'text' && <Retract question={question} />}
      </div>
      {question.description && (
        <p className="-mt-2 mb-3 max-w-[70ch] text-sm text-quiet">{question.description}</p>
      )}
      <Control {...props} labelledBy={`${id}-title`} />
      {question.asked && (
        <AskedPanel
          asked={question.asked}
          currency={currency}
          closeTo={closeTo}
          onClose={onClose}
        />
      )}
    </section>
  );
});

/** A press answers the question before the mark is taken away. */
function markedOption({ question, mark }: Pick<QuestionProps, 'question' | 'mark'>) {
  if (!mark || question.decided || question.kind !== 'cards') return undefined;
  return question.options.find(({ value, available }) => available && String(value) === mark.value);
}

function Retract({ question }: Pick<QuestionProps, 'question'>) {
  const t = useTranslations('configurator');
  return (
    <IntentForm intent="retract" fields={{ variable: question.variable }}>
      <button className="min-h-6 text-sm text-quiet underline underline-offset-4 hover:text-ink">
        {t('retract')}
        <span className="sr-only">: {question.title}</span>
      </button>
    </IntentForm>
  );
}

function Control({
  question,
  currency,
  mark,
  labelledBy,
}: QuestionProps & { readonly labelledBy: string }) {
  const pointing = usePointing();
  if (question.kind === 'text') return <TextField question={question} />;
  if (question.kind === 'number') return <NumberField question={question} />;
  if (question.kind === 'quantity') {
    return <QuantityField question={question} currency={currency} labelledBy={labelledBy} />;
  }
  const marked = markedOption({ question, mark });
  // Colours and sizes need less room than parts with attributes.
  const detailed = question.options.some(({ mass }) => mass !== undefined);
  return (
    <IntentForm intent="decide" fields={{ variable: question.variable }}>
      <div
        role="group"
        aria-labelledby={labelledBy}
        onKeyDown={onArrowKey}
        onPointerEnter={({ pointerType }) => {
          if (pointerType === 'mouse') pointing.hover(question.variable);
        }}
        onPointerLeave={({ pointerType }) => {
          if (pointerType === 'mouse') pointing.hover(undefined);
        }}
        onPointerDown={() => pointing.forget()}
        className={`grid gap-3 ${detailed ? 'grid-cols-[repeat(auto-fill,minmax(min(100%,13.5rem),1fr))]' : 'grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]'}`}
      >
        {question.options.map((option) => (
          <OptionCard
            key={option.value}
            option={option}
            currency={currency}
            marked={option === marked}
          />
        ))}
      </div>
    </IntentForm>
  );
}
