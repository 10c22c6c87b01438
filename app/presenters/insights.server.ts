/** What the page of insights shows: figures with the names of families, options and rules. */
import { namesOf } from '#components/configurator/view-names.ts';
import { toKnownLocale } from '#components/i18n/locales.ts';
import type { ShownInsights, ShownOption } from '#components/insights/types.ts';
import { translate } from '#rules/model/translate.ts';
import { customerValues } from '#app/services/customers/customer-values.server.ts';
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import { readInsights } from '#app/services/insights/read-insights.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { wordsIn } from './live.server.ts';

export async function presentInsights(actor: Actor): Promise<ShownInsights | undefined> {
  const [found, versions, { managers }] = await Promise.all([
    readInsights(actor),
    newestVersions(),
    customerValues(actor),
  ]);
  if (found === undefined) return undefined;
  const locale = toKnownLocale(actor.locale);
  const known = new Map(
    versions.map(({ familyId, public: family }) => [
      familyId,
      {
        title: translate(family.title, locale),
        names: namesOf(family, locale, wordsIn(locale)),
      },
    ]),
  );
  const familyName = (id: string): string => known.get(id)?.title ?? id;
  /** What is gone from the family since has no name any more. */
  const option = (one: { family: string; variable: string; value: string }): ShownOption => {
    const names = known.get(one.family)?.names;
    return {
      id: JSON.stringify([one.family, one.variable, one.value]),
      family: familyName(one.family),
      variable: names?.variable(one.variable) ?? one.variable,
      value: names?.value(one.variable, one.value) ?? one.value,
    };
  };
  const { computedAt, since, growth, share, funnel, steps, refused, wanted } = found;
  return {
    computedAt: computedAt.toISOString(),
    since,
    growth,
    share,
    managers,
    funnel: funnel.map((one) => ({ ...one, family: familyName(one.family) })),
    steps: steps.map((one) => ({ ...one, family: familyName(one.family) })),
    refused: refused.map((one) => ({ ...option(one), ...counts(one) })),
    wanted: wanted.map((one) => ({
      ...option(one),
      asked: one.asked,
      without: one.without,
      rules: one.rules.map((id) => {
        const rule = known.get(one.family)?.names.rule(id);
        return rule?.title || rule?.because || id;
      }),
    })),
  };
}

const counts = ({
  proposed,
  refused,
  taken,
}: {
  proposed: number;
  refused: number;
  taken: number;
}) => ({
  proposed,
  refused,
  taken,
});
