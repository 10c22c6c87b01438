/** What finishing decided is given up before what a person chose, as long as nobody presses it. */
import { describe, expect, it } from 'vitest';
import type { Engine } from '#components/configurator/engine.ts';
import { RememberingEngine } from '#components/configurator/remembering-engine.ts';
import { TakenOver } from '#components/configurator/taken-over.ts';
import type { Decision } from '#rules/configuration/types.ts';

const frame = { variable: 'frame', value: 'ask' };
const motor = { variable: 'motor', value: 'hub-45' };

describe('the loss of a decision', () => {
  it('is less where finishing made it, least where no preference was asked for', () => {
    const taken = new TakenOver();
    const own = taken.lossOf(frame);
    taken.note({ intent: 'complete', objective: 'best-fit' }, { set: [frame], unset: [] });
    const preferred = taken.lossOf(frame);
    taken.note({ intent: 'complete', objective: 'cheapest' }, { set: [frame], unset: [] });
    const finished = taken.lossOf(frame);
    expect(own).toBeGreaterThan(preferred);
    expect(preferred).toBeGreaterThan(finished);
    expect(taken.lossOf(motor)).toBe(own);
  });

  it('is that of an own choice for another value, and once it is pressed', () => {
    const taken = new TakenOver();
    const own = taken.lossOf(frame);
    taken.note({ intent: 'complete', objective: 'fastest' }, { set: [frame, motor], unset: [] });
    expect(taken.lossOf({ ...frame, value: 'other' })).toBe(own);
    taken.note({ intent: 'decide', decision: frame }, { set: [frame], unset: [] });
    expect(taken.lossOf(frame)).toBe(own);
    expect(taken.lossOf(motor)).toBeLessThan(own);
  });

  it('reaches the engine with each question for repairs, also when it has changed since', () => {
    const weighed: number[][] = [];
    const engine = {
      repairs: (decisions: readonly Decision[], ...rest: unknown[]) => {
        const lossOf = rest.at(-1) as (decision: Decision) => number;
        weighed.push(decisions.map(lossOf));
        return [];
      },
    } as unknown as Engine;
    const taken = new TakenOver();
    const remembering = new RememberingEngine(engine, taken.lossOf);
    const ask = () => remembering.repairs([frame, motor], 'rack', 'steel', 3);
    ask();
    ask();
    taken.note({ intent: 'complete', objective: 'cheapest' }, { set: [motor], unset: [] });
    ask();
    expect(weighed).toHaveLength(2);
    const [[ownFrame, ownMotor] = [], [frameThen, motorThen] = []] = weighed;
    expect(ownMotor).toBe(ownFrame);
    expect(frameThen).toBe(ownFrame);
    expect(motorThen).toBeLessThan(ownMotor ?? 0);
  });
});
