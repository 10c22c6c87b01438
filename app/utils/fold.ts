/** Words as they are found whatever their case and diacritics: `Åkerblom` by `aker`, `ß` by `ss`. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøđłæœþ]/g, (letter) => SPECIAL[letter] ?? letter);
}

/** The words of a text, folded; each once. */
export const foldedWords = (text: string): readonly string[] => [
  ...new Set(
    fold(text)
      .split(/[^\p{L}\p{N}@.+_-]+/u)
      .filter(Boolean),
  ),
];

/** The digits of a phone number without prefixes people leave out: +46, 0046, 0. */
export function phoneWords(phone: string): readonly string[] {
  const digits = phone.replace(/\D/g, '');
  const bare = digits.replace(/^0+/, '');
  const international = /^\s*(?:\+|00)/.test(phone);
  // Country codes have one to three digits; whoever leaves one out is found by what follows it.
  const national = international ? [1, 2, 3].map((length) => bare.slice(length)) : [];
  return [...new Set([bare, ...national.map((rest) => rest.replace(/^0+/, ''))])].filter(
    (word) => word.length >= 5,
  );
}
