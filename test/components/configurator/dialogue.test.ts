/** Presses and answers in every order: none lost, none overtaken, the view is of the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Press } from '#components/configurator/dialogue.ts';
import { Dialogue } from '#components/configurator/dialogue.ts';
import type { Answer, Outcome, Request } from '#components/configurator/engine-messages.ts';
import { placeAfter, plainChange } from '#components/configurator/outcome.ts';
import type { ConfiguratorView } from '#components/configurator/view-types.ts';
import type { Change, Decisions } from '#rules/workflow/configurator-change.ts';
import { applyTo } from '#rules/workflow/configurator-change.ts';
import { begin, makeChange, redo, undo } from '#rules/workflow/configurator-history.ts';

type Asked = Exclude<Request, { kind: 'open' }>;

/** An engine that refuses the value 9, and a view that only says what it is of. */
function answerOf(request: Asked): Answer {
  const outcome = request.kind === 'answer' ? outcomeOf(request) : undefined;
  const place = outcome ? placeAfter(request.place, outcome) : request.place;
  const questions = ['a', 'b', 'c'].map((variable) => ({
    variable,
    options: [1, 2, 9].map((value) => ({ value, available: value !== 9 })),
  }));
  const patch = { put: { place, questions } };
  return outcome
    ? { kind: 'answered', id: request.id, outcome, patch }
    : { kind: 'shown', id: request.id, patch };
}

function outcomeOf({ intent, place }: Extract<Asked, { kind: 'answer' }>): Outcome {
  if (intent.intent === 'complete') return { kind: 'nothing' };
  if (intent.intent === 'decide' && intent.decision.value === 9) {
    return { kind: 'refused', asked: intent.decision };
  }
  return { kind: 'changed', change: plainChange(intent, place.decisions) };
}

function conversation() {
  let context = begin({ decisions: [], revision: 1, page: 'here' });
  const posted: Asked[] = [];
  const shown: { view: unknown; id?: number | undefined }[] = [];
  const dialogue = new Dialogue('first', {
    post: (request) => {
      if (request.kind !== 'open') posted.push(request);
    },
    decisions: () => context.decisions,
    change: (change: Change) => {
      context = makeChange(context, change);
    },
    travel: (direction) => {
      context = direction === 'undo' ? undo(context) : redo(context);
    },
    show: (view: ConfiguratorView, answered) => shown.push({ view, id: answered?.id }),
  });
  return {
    dialogue,
    posted,
    shown,
    decisions: (): Decisions => context.decisions,
    merge: (change: Change) => {
      context = { ...context, decisions: makeChange(context, change).decisions };
    },
    /** Answers the oldest open request; false where there is none. */
    answer: (): boolean => {
      const request = posted.shift();
      if (request) dialogue.hear(answerOf(request));
      return request !== undefined;
    },
  };
}

const decide = (variable: string, value: number): Press => ({
  intent: 'decide',
  decision: { variable, value },
});

const press: fc.Arbitrary<Press> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 2, 9)).map(([v, n]) => decide(v, n)),
  fc.constantFrom<Press>(
    { intent: 'undo' },
    { intent: 'redo' },
    { intent: 'clear' },
    { intent: 'retract', variable: 'a' },
    { intent: 'complete', objective: 'cheapest' },
  ),
);

describe('a conversation', () => {
  it('ends where answering each press at once would have ended', () => {
    const event = fc.oneof(press, fc.constantFrom<'answer' | 'open'>('answer', 'open'));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const slow = conversation();
        const prompt = conversation();
        prompt.dialogue.open();
        while (prompt.answer());
        const pressed: number[] = [];
        for (const each of events) {
          if (each === 'open') slow.dialogue.open();
          else if (each === 'answer') slow.answer();
          else {
            pressed.push(slow.dialogue.press(each));
            prompt.dialogue.press(each);
            while (prompt.answer());
          }
          expect(slow.posted.length).toBeLessThanOrEqual(1);
        }
        slow.dialogue.open();
        while (slow.answer());
        expect(slow.decisions()).toEqual(prompt.decisions());
        expect(slow.shown.at(-1)?.view).toEqual(prompt.shown.at(-1)?.view);
        const ids = slow.shown.flatMap(({ id }) => id ?? []);
        expect(ids).toEqual(pressed);
      }),
    );
  });

  it('opens the panel of a refused option and changes nothing', () => {
    const { dialogue, answer, shown, decisions } = conversation();
    dialogue.open();
    dialogue.press(decide('a', 9));
    while (answer());
    expect(decisions()).toEqual([]);
    expect(shown.at(-1)?.view).toMatchObject({ place: { asked: { variable: 'a', value: 9 } } });
    dialogue.closeAsked();
    while (answer());
    expect(shown.at(-1)?.view).toMatchObject({ place: { asked: undefined } });
  });

  it('shows what came from elsewhere, and asks nothing twice', () => {
    const { dialogue, answer, shown, merge, posted } = conversation();
    dialogue.open();
    while (answer());
    dialogue.look();
    expect(posted).toEqual([]);
    merge({ set: [{ variable: 'b', value: 2 }], unset: [] });
    dialogue.look();
    expect(posted).toHaveLength(1);
    while (answer());
    expect(shown.at(-1)?.view).toMatchObject({
      place: { decisions: [{ variable: 'b', value: 2 }] },
    });
  });

  it('pays no attention to an answer nobody waits for', () => {
    const { dialogue, shown, posted } = conversation();
    dialogue.open();
    dialogue.hear({ kind: 'shown', id: 99, patch: { put: 'nonsense' } });
    expect(shown).toEqual([]);
    expect(posted).toHaveLength(1);
  });

  it('knows what unanswered presses come to, for a page that is left before it hears', () => {
    let certain = 0;
    fc.assert(
      fc.property(fc.array(press, { maxLength: 8 }), fc.boolean(), (presses, isHeard) => {
        const { dialogue, answer, decisions } = conversation();
        dialogue.open();
        while (answer());
        presses.forEach((each) => dialogue.press(each));
        if (isHeard) answer();
        const foreseen = dialogue.unanswered().reduce(applyTo, decisions());
        while (answer());
        if (presses.some(({ intent }) => ['undo', 'redo', 'complete'].includes(intent))) return;
        expect(foreseen).toEqual(decisions());
        expect(dialogue.unanswered()).toEqual([]);
        certain += 1;
      }),
    );
    expect(certain).toBeGreaterThan(10);
  });

  it('does what needs no engine when the engine is gone', () => {
    const { dialogue, decisions } = conversation();
    dialogue.press(decide('a', 1));
    dialogue.press(decide('b', 2));
    dialogue.press({ intent: 'undo' });
    dialogue.press({ intent: 'complete', objective: 'cheapest' });
    expect(dialogue.abandon()).toBe(true);
    expect(decisions()).toEqual([{ variable: 'a', value: 1 }]);
    expect(conversation().dialogue.abandon()).toBe(false);
  });
});
