/** Bytes that are no model are refused, with a reason. */
import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel, ModelFormatError } from '#rules/customers/learning/encode.ts';
import { learnModel } from '#rules/customers/learning/model.ts';
import { NOW } from '../../../factories/random-history.ts';

const variables = [{ name: 'färg', values: ['grön', 'blå'] }];
const order = { source: 'order', on: NOW, stillValid: true } as const;
const history = [{ ...order, choices: { färg: 'blå' } }];
const bytes = encodeModel(learnModel(variables, history, { now: NOW, halfLifeDays: 365, seed: 1 }));

const changed = (at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

// Four letters, the version, the length of the names, the names. Then how many rows, a weight of four
// bytes, the value of the one variable, its penalty, and sharpness, four bytes for each stage.
const NAMES = 6;
const ROWS = NAMES + (bytes[NAMES - 1] ?? 0);
const WEIGHT = ROWS + 1;
const VALUE = WEIGHT + 4;
const PENALTY = VALUE + 1;
const SHARPNESS = PENALTY + 1;

const replaced = (from: number, to: number, by: Iterable<number>): Uint8Array =>
  new Uint8Array([...bytes.slice(0, from), ...by, ...bytes.slice(to)]);

const named = (names: unknown): Uint8Array => {
  const text = new TextEncoder().encode(JSON.stringify(names));
  return replaced(NAMES - 1, ROWS, [text.length, ...text]);
};

describe('a published model', () => {
  it('keeps names as they are', () => {
    expect(decodeModel(bytes).variables).toEqual(variables);
  });

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeModel(bytes.slice(0, length)), String(length)).toThrow(ModelFormatError);
    }
  });

  it.each([
    ['foreign', changed(0, 0x50), 'not a model'],
    ['of another version', changed(4, 2), 'a model of version 2'],
    ['without UTF-8', changed(NAMES, 0xff), 'names that cannot be read'],
    ['without JSON', changed(NAMES, 0x20), 'names that cannot be read'],
    ['without a list of variables', named({}), 'no list of variables'],
    ['with a variable that is no list', named(['färg']), 'no variable with its values'],
    ['with a variable without a name', named([[]]), 'no variable with its values'],
    ['with a value without a name', named([['färg', 7]]), 'no variable with its values'],
    ['with a value too many', changed(VALUE, 3), 'a value that its variable has not'],
    ['with an infinite weight', changed(WEIGHT + 3, 0x7f), 'a fraction that is none'],
    ['with a weight below 0', changed(WEIGHT + 3, 0xbf), 'a fraction not above 0'],
    ['with a penalty of 2^16', replaced(PENALTY, SHARPNESS, [0x80, 0x80, 4]), 'a penalty out of'],
    ['with a sharpness below 0', changed(SHARPNESS + 3, 0xbf), 'a fraction not above 0'],
    ['longer than a model', new Uint8Array([...bytes, 0]), 'more than a model'],
  ])('is refused where it is %s', (_, wrong, fault) => {
    expect(() => decodeModel(wrong)).toThrow(fault);
    expect(() => decodeModel(wrong)).toThrow(ModelFormatError);
  });
});
