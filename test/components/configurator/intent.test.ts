/** Forms into intents: what is meant is read, everything else is nothing. */
import { describe, expect, it } from 'vitest';
import { asChange, readIntent } from '#components/configurator/intent.ts';

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('readIntent', () => {
  it('reads a choice, a number and a text', () => {
    const decide = { intent: 'decide', variable: 'frame' };
    expect(readIntent(form({ ...decide, value: 'gran' }))).toEqual({
      intent: 'decide',
      decision: { variable: 'frame', value: 'gran' },
    });
    expect(readIntent(form({ ...decide, value: '47', as: 'number' }))).toEqual({
      intent: 'decide',
      decision: { variable: 'frame', value: 47 },
    });
    expect(readIntent(form({ ...decide, value: 'none', as: 'number' }))).toEqual({
      intent: 'decide',
      decision: { variable: 'frame', value: 'none' },
    });
  });

  it('takes an emptied field as left open', () => {
    expect(readIntent(form({ intent: 'decide', variable: 'engraving', value: '  ' }))).toEqual({
      intent: 'retract',
      variable: 'engraving',
    });
  });

  it.each([
    {},
    { intent: 'delete' },
    { intent: 'decide', variable: 'frame' },
    { intent: 'decide', value: 'gran' },
    { intent: 'decide', variable: 'tyre-width', value: '4e3', as: 'number' },
    { intent: 'decide', variable: 'engraving', value: 'x'.repeat(401) },
    { intent: 'complete', objective: 'worst' },
    { intent: 'apply', change: '{"set":' },
    { intent: 'apply', change: '{"set":[{"variable":"frame"}],"unset":[]}' },
    { intent: 'rename', name: 'x'.repeat(121) },
  ])('refuses %j', (fields) => {
    expect(readIntent(form(fields as Record<string, string>))).toBeUndefined();
  });
});

describe('asChange', () => {
  it('keeps the shape of a change and nothing else', () => {
    const change = { set: [{ variable: 'frame', value: 'gran', by: 'me' }], unset: ['fork'], x: 1 };
    expect(asChange(change)).toEqual({
      set: [{ variable: 'frame', value: 'gran' }],
      unset: ['fork'],
    });
  });

  it.each([null, 1, {}, { set: [], unset: [1] }, { set: [{ variable: '', value: 1 }], unset: [] }])(
    'refuses %j',
    (value) => {
      expect(asChange(value)).toBeUndefined();
    },
  );
});
