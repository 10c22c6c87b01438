/** What the page of treatments shows: rules in words. */
import { createTranslator } from 'use-intl/core';
import { toKnownLocale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import type { ShownTreatment } from '#components/sales/types.ts';
import {
  CUSTOMER_FACTS,
  readsOf,
  type TreatmentEvent,
} from '#rules/customers/treatments/treatment.ts';
import { isValueSegment } from '#rules/customers/value/segments.ts';
import type { Condition, Leaf, Operator } from '#rules/model/condition.ts';
import { contextReference } from '#rules/model/facts.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';
import { listTreatments } from '#app/services/customers/list-treatments.server.ts';
import { standardProgramme } from '#app/services/loyalty/programme.ts';
import type { Actor } from '#app/utils/actor.ts';

export async function presentTreatments(actor: Actor): Promise<{
  readonly company: readonly ShownTreatment[];
  readonly families: readonly ShownTreatment[];
}> {
  const locale = toKnownLocale(actor.locale);
  const say = translator(locale);
  const { company, families } = await listTreatments(actor);
  return {
    company: company.map(({ id, title, because, conditions, event }) => ({
      ...{ id, title, because },
      who: inWords(conditions, locale),
      follows: followsOf(event, say),
    })),
    families: families.map(({ id, family, title, because, conditions, kind }) => ({
      ...{ id: `${kind} ${id}`, family, title, because },
      who: inWords(conditions, locale),
      follows: say(`kinds.${kind}`),
    })),
  };
}

const translator = (locale: 'en' | 'sv' | 'ar-XB') =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'treatments' });
type Say = ReturnType<typeof translator>;

function followsOf(event: TreatmentEvent, say: Say): string {
  switch (event.type) {
    case 'road-days':
      return say('events.road-days', event.params);
    case 'channel':
      return say('events.channel', event.params);
    case 'manager':
      return say('events.manager', event.params);
  }
}

/** Facts of the customer by name and value; what asks for a choice of the product is said in general. */
export function inWords(condition: Condition, locale: 'en' | 'sv' | 'ar-XB'): string {
  const say = translator(locale);
  const values = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: 'sales.value',
  });
  const valueOf = (fact: string, value: unknown): string => {
    if (fact === 'segment' && isValueSegment(value)) return values(`names.${value}`);
    const tier = fact === 'tier' && standardProgramme.tiers.find(({ id }) => id === value);
    return tier ? translate(tier.title, locale) : String(value);
  };
  const leafInWords = (leaf: Leaf): string => {
    const { fact, path } = contextReference(leaf);
    const name = CUSTOMER_FACTS.find((known) => known === (path === '' ? fact : path));
    if (name === undefined || isFactReference(leaf.value)) return say('words.product');
    const told = [leaf.value].flat().map((value) => valueOf(fact, value));
    return say(`words.${OPERATOR_WORDS[leaf.operator]}`, {
      fact: say(`facts.${name}`),
      values: told.join(', '),
    });
  };
  const words = (part: Condition): string => {
    if (isLeaf(part)) return leafInWords(part);
    if ('not' in part) return say('words.not', { part: words(part.not) });
    const join = 'all' in part ? 'words.and' : 'words.or';
    const parts = [...new Set(('all' in part ? part.all : part.any).map(words))];
    return parts.reduce((left, right) => say(join, { left, right }));
  };
  return readsOf(condition).length === 0 ? say('words.always') : words(condition);
}

const OPERATOR_WORDS: Readonly<
  Record<Operator, 'is' | 'isNot' | 'least' | 'most' | 'more' | 'less'>
> = {
  equal: 'is',
  in: 'is',
  contains: 'is',
  notEqual: 'isNot',
  notIn: 'isNot',
  doesNotContain: 'isNot',
  greaterThanInclusive: 'least',
  lessThanInclusive: 'most',
  greaterThan: 'more',
  lessThan: 'less',
};
