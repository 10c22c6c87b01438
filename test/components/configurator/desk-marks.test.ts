/** Marks come to the page after its first view, with no press delayed, and never while choices clash. */
import { describe, expect, it } from 'vitest';
import { EngineDesk, type DeskRequest } from '#components/configurator/engine-desk.ts';
import type { Answer } from '#components/configurator/engine-messages.ts';
import { Marker } from '#components/configurator/marker.ts';
import { patched } from '#components/configurator/patch.ts';
import type { ConfiguratorView } from '#components/configurator/view-types.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import { encodeModel } from '#rules/customers/learning/encode.ts';
import { learnModel } from '#rules/customers/learning/model.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';

const family = publicFamily(lampFamily());
const facts: ContextFacts = { market: 'SE', channel: 'web', date: '2026-03-02' };
const words = { none: 'none', slot: '{title} {number}', quantity: '{title}', structure: '{title}' };
const EMPTY = { centres: [], load: [], now: 0, work: [] };
const NEVER = () => false;
const AT_ONCE = () => true;

function markerFor(...products: readonly Readonly<Record<string, string>>[]): Marker {
  const variables = [
    { name: 'foot', values: ['oak', 'steel'] },
    { name: 'shade', values: ['none', 'paper', 'wool'] },
    { name: 'colour', values: ['red', 'blue'] },
  ];
  const history = products.flatMap((choices) =>
    Array.from(
      { length: 20 },
      () => ({ choices, source: 'order', on: NOW, stillValid: true }) as const,
    ),
  );
  return new Marker(
    encodeModel(learnModel(variables, history, { now: NOW, halfLifeDays: 365, seed: 1 })),
  );
}

const BLUE = { foot: 'steel', shade: 'wool', colour: 'blue' };
const RED = { foot: 'oak', shade: 'wool', colour: 'red' };

async function openDesk(diagram: boolean) {
  const compiled = compileFamily(family, { priceList: 'sek', diagram });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  const engine = openConfigurator(compiled, literals);
  const setup = { literals, context: facts, basis: EMPTY, locale: 'en', words };
  const desk = new EngineDesk(family, engine, setup);
  let view: unknown;
  const take = (answer: Answer | undefined): ConfiguratorView => {
    if (answer) view = patched(view, answer.patch);
    return view as ConfiguratorView;
  };
  const show = (decisions: readonly Decision[], enough = AT_ONCE) =>
    take(desk.answer({ kind: 'show', id: 1, place: { decisions, step: 'main' } }, enough));
  return {
    desk,
    show,
    ask: (request: DeskRequest) => take(desk.answer(request, AT_ONCE)),
    seekAll: () => {
      for (let steps = 0; desk.owes && steps < 10_000; steps += 1) take(desk.seekMore(AT_ONCE));
      return view as ConfiguratorView;
    },
  };
}

describe.each([true, false])('the desk, diagram: %s', (diagram) => {
  it('says nothing of marks before there is a marker, then marks what is open', async () => {
    const { desk, show, seekAll } = await openDesk(diagram);
    expect(show([]).marks).toBeUndefined();
    expect(seekAll().marks).toBeUndefined();
    desk.takeMarker(markerFor(BLUE));
    expect(desk.owes).toBe(true);
    expect(seekAll().marks).toMatchObject({
      foot: { value: 'steel' },
      shade: { value: 'wool' },
      colour: { value: 'blue' },
    });
    expect(desk.owes).toBe(false);
  });

  it('marks with the answer where there is time, else after it, only what can be had', async () => {
    const { desk, show, seekAll } = await openDesk(diagram);
    show([]);
    desk.takeMarker(markerFor(BLUE, RED));
    expect(Object.keys(seekAll().marks ?? {})).toEqual(['shade']);
    // Blue does not go with oak: of the colour there is no choice left.
    const oak = show([{ variable: 'foot', value: 'oak' }], NEVER);
    expect(Object.keys(oak.marks ?? {})).toEqual(['shade']);
    const steel = [{ variable: 'foot', value: 'steel' }];
    expect(show(steel, AT_ONCE).marks).toBeUndefined();
    expect(seekAll().marks).toMatchObject({ shade: { value: 'wool' }, colour: { value: 'blue' } });
  });

  it('marks nothing while choices clash', async () => {
    const { desk, show, seekAll } = await openDesk(diagram);
    desk.takeMarker(markerFor(BLUE));
    show([
      { variable: 'foot', value: 'oak' },
      { variable: 'colour', value: 'blue' },
    ]);
    expect(seekAll().marks).toBeUndefined();
    expect(desk.owes).toBe(false);
  });

  it('finishes by what people most likely choose, once it knows', async () => {
    const { desk, show, ask, seekAll } = await openDesk(diagram);
    show([]);
    const request: DeskRequest = {
      kind: 'answer',
      id: 2,
      place: { decisions: [], step: 'main' },
      intent: { intent: 'complete', objective: 'likeliest' },
    };
    const before = desk.answer(request, AT_ONCE);
    expect(before).toMatchObject({ kind: 'answered', outcome: { kind: 'nothing' } });
    desk.takeMarker(markerFor(BLUE));
    ask(request);
    const view = seekAll();
    expect(view.complete).toBe(true);
    const chosen = view.questions.flatMap(({ variable, value }) =>
      variable in BLUE ? [[variable, value]] : [],
    );
    expect(Object.fromEntries(chosen)).toEqual(BLUE);
  });
});
