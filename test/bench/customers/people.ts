/**
 * Made-up customers for measuring: names as frequent as names are (few common ones, many rare ones),
 * real countries' forms of addresses and numbers, and among them second records of the same person
 * as they come about, by a slip of the pen, a short form of the name or a move.
 */
import { seededRandom } from '#rules/kernel/random.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  /** The record this one is a second record of. */
  readonly twinOf?: string;
}

type Random = () => number;

const FIRST = [
  'Anna Eva Maria Karin Elsa Astrid Ingrid Linnea Sara Emma Klara Freja Saga Ebba Alma Signe Maja',
  'Lars Erik Karl Nils Johan Olof Axel Emil Oskar Gustav Hugo Viktor Sven Ola Jonas Filip Anton',
  'Lukas Leon Felix Paul Jonas Moritz Clara Lena Greta Ida Frieda Mila Luisa Hanna Jule Pieter Jan',
  'Daan Sem Fleur Sanne Lotte Roos Noor Aino Eero Veikko Helmi Onni Urs Reto Beat Regula Annika',
]
  .join(' ')
  .split(' ');
const STEMS =
  'Berg Lind Ek Björk Sjö Ström Dal Hag Gran Alm Ny Söder Wester Öst Fors Holm Sten'.split(' ');
const ENDINGS = 'man gren ström qvist lund dahl berg holm mark stedt feldt blad'.split(' ');
const PATRONYMS =
  'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Müller Schmidt Weber'.split(
    ' ',
  );
const STREETS =
  'Storgatan Kungsgatan Skolgatan Hauptstrasse Ringweg Dorpsstraat Mannerheimintie'.split(' ');

interface Country {
  readonly code: string;
  readonly cities: readonly string[];
  readonly phone: (random: Random) => string;
  readonly postal: (random: Random) => string;
}

const digits = (random: Random, count: number): string =>
  String(Math.floor(random() * 10 ** count)).padStart(count, '0');

const COUNTRIES: readonly [Country, ...Country[]] = [
  {
    code: 'SE',
    cities: 'Göteborg Stockholm Malmö Uppsala Västerås Örebro Linköping Umeå Lund Kalmar'.split(
      ' ',
    ),
    phone: (random) => `+467${digits(random, 8)}`,
    postal: (random) => `${1 + Math.floor(random() * 9)}${digits(random, 2)} ${digits(random, 2)}`,
  },
  {
    code: 'DE',
    cities: 'Berlin Hamburg München Köln Leipzig Bremen Dresden Hannover Freiburg Kiel'.split(' '),
    phone: (random) => `+4915${digits(random, 9)}`,
    postal: (random) => `${1 + Math.floor(random() * 9)}${digits(random, 4)}`,
  },
  {
    code: 'NL',
    cities: 'Amsterdam Rotterdam Utrecht Groningen Leiden Delft Arnhem Breda'.split(' '),
    phone: (random) => `+316${digits(random, 8)}`,
    postal: (random) => `${1 + Math.floor(random() * 9)}${digits(random, 3)} AB`,
  },
];

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], random: Random): T =>
  list[Math.floor(random() * list.length)] as T;

/** Zipf-like: the first of the list far more often than the last. */
const common = (list: readonly string[], random: Random): string =>
  list[Math.floor(random() ** 2 * list.length)] as string;

const surname = (random: Random): string =>
  random() < 0.25
    ? common(PATRONYMS, random)
    : `${pick(STEMS, random)}${pick(ENDINGS, random)}${random() < 0.3 ? pick(['s', 'er', 'a'], random) : ''}`;

const SHARE_OF_TWINS = 0.02;

/** `size` people; the same for the same seed, and the first thousand of many the same as of few. */
export function* makePeople(size: number, seed: number): Generator<Person> {
  const random = seededRandom(seed);
  const some: Person[] = [];
  for (let index = 0; index < size; index += 1) {
    const id = `person-${String(index).padStart(8, '0')}`;
    const known = some.length > 0 && random() < SHARE_OF_TWINS ? pick(some, random) : undefined;
    const person = known === undefined ? newPerson(id, index, random) : twin(id, known, random);
    // A few thousand to take twins from are enough.
    if (known === undefined && some.length < 5000) some.push(person);
    yield person;
  }
}

function newPerson(id: string, index: number, random: Random): Person {
  const country = random() < 0.6 ? COUNTRIES[0] : pick(COUNTRIES, random);
  const name = `${common(FIRST, random)} ${surname(random)}`;
  const local = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '.');
  return {
    id,
    name,
    email: `${local}.${index}@example.com`,
    phone: country.phone(random),
    street: `${pick(STREETS, random)} ${1 + Math.floor(random() * 99)}`,
    postalCode: country.postal(random),
    city: common(country.cities, random),
    country: country.code,
  };
}

function twin(id: string, of: Person, random: Random): Person {
  const second = { ...of, id, twinOf: of.id };
  const kind = random();
  const email = `${of.id}@example.org`;
  // Another mailbox and a slip in the name; the same mailbox, moved; the same phone, a short name.
  if (kind < 0.4) return { ...second, email, name: misspelt(of.name), phone: '' };
  if (kind < 0.7)
    return { ...second, street: 'Nygatan 1', postalCode: '111 11', city: 'Stockholm' };
  return { ...second, email, name: of.name.replace(/^(\p{L})\p{L}+/u, '$1.') };
}

const misspelt = (name: string): string =>
  name.includes('qv') ? name.replace('qv', 'kv') : name.replace(/ss?on$/, 'son').replace(/w/i, 'v');
