/** English and Swedish say the same things: the same messages, with the same ICU arguments. */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LOCALES, PSEUDO_LOCALE, type Locale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';

type Tree = string | { readonly [key: string]: Tree };

/** Every message by its dotted key. */
function flatten(tree: Tree, path = ''): ReadonlyMap<string, string> {
  if (typeof tree === 'string') return new Map([[path, tree]]);
  const entries = Object.entries(tree).flatMap(([key, inner]) => [
    ...flatten(inner, path ? `${path}.${key}` : key),
  ]);
  return new Map(entries);
}

/** What a message expects from its caller: arguments with their kind, and tags. */
function argumentsOf(elements: readonly MessageFormatElement[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    // A date may be worded differently in each language, but it is a date in all of them.
    found.add(`${TYPE[element.type]} ${element.value}`);
    if (element.type === TYPE.tag) argumentsOf(element.children).forEach((one) => found.add(one));
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) {
        argumentsOf(value).forEach((one) => found.add(one));
      }
    }
  }
  return found;
}

const english = flatten(messagesOf('en'));

const others: readonly Locale[] = [...LOCALES.filter((locale) => locale !== 'en'), PSEUDO_LOCALE];

describe.each(others)('%s', (locale) => {
  const other = flatten(messagesOf(locale));

  it('has the same messages as English', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('asks for the same arguments as English', () => {
    for (const [key, text] of english) {
      const translated = other.get(key);
      if (translated === undefined) continue;
      expect([...argumentsOf(parse(translated))].sort(), key).toEqual(
        [...argumentsOf(parse(text))].sort(),
      );
    }
  });

  it('leaves nothing empty', () => {
    for (const [key, text] of other) expect(text.trim(), key).not.toBe('');
  });
});

it('compares a catalogue worth comparing', () => {
  expect(english.size).toBeGreaterThan(100);
});
