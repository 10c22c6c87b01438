/** How what was ordered is used, and the upgrades that are proposed for it. */
import { namesOf } from '#components/configurator/view-names.ts';
import { toKnownLocale } from '#components/i18n/locales.ts';
import type { ShownUpgrade, ShownUsedProduct } from '#components/orders/types.ts';
import { translate } from '#rules/model/translate.ts';
import { can } from '#rules/policy/permissions.ts';
import { usageOfOrder } from '#app/services/upgrades/answer-upgrade.server.ts';
import { isStaff, type Actor } from '#app/utils/actor.ts';
import { wordsIn } from './live.server.ts';

export async function presentUpgrades(
  actor: Actor,
  number: string,
): Promise<{
  readonly upgrades: readonly ShownUpgrade[];
  /** For who may report how it is used. */
  readonly used: readonly ShownUsedProduct[];
}> {
  const locale = toKnownLocale(actor.locale);
  const { products, upgrades } = await usageOfOrder(actor, number);
  const serves = can(actor.user?.role, 'customers:act-for');
  const staff = isStaff(actor);
  return {
    used: serves ? products : [],
    upgrades: (staff && !serves ? [] : upgrades).map(({ id, name, version, option }) => {
      const names = namesOf(version.public, locale, wordsIn(locale));
      return {
        ...{ id, name, difference: option.difference, text: translate(option.text, locale) },
        module: names.variable(option.variable),
        option: names.value(option.variable, option.value),
        // Staff answer for whom they act for, and for nobody else.
        answerable: !staff || actor.actingFor !== undefined,
      };
    }),
  };
}
