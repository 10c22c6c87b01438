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

describe('a published model', () => {
  it('keeps names as they are', () => {
    expect(decodeModel(bytes).variables).toEqual(variables);
  });

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeModel(bytes.slice(0, length)), String(length)).toThrow(ModelFormatError);
    }
  });

  // Four letters, the version, the length of the names, then the names: [["färg","grön","blå"]].
  it.each([
    ['foreign', changed(0, 0x50), 'not a model'],
    ['of another version', changed(4, 2), 'a model of version 2'],
    ['without readable names', changed(6, 0xff), 'names that cannot be read'],
    ['without a list of variables', changed(6, 0x20), 'names that cannot be read'],
    ['longer than a model', new Uint8Array([...bytes, 0]), 'more than a model'],
  ])('is refused where it is %s', (_, wrong, fault) => {
    expect(() => decodeModel(wrong)).toThrow(fault);
    expect(() => decodeModel(wrong)).toThrow(ModelFormatError);
  });
});
