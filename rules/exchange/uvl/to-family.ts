/**
 * A UVL feature model as the files of a family. What becomes of a feature: `places.ts`.
 *
 * A constraint is a `require` rule with the constraint's own text as its reason; an implication
 * keeps its two sides. What the family format can't say is refused with its line.
 */
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { Constraints } from './constraints.ts';
import { FeatureTree } from './feature-tree.ts';
import { UvlFault, type FeatureModel } from './model.ts';
import type { Place } from './places.ts';

export interface ImportedFamily {
  /** File names and their content, as `loadFamily` takes them. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Where each feature went. */
  readonly places: ReadonlyMap<string, Place>;
}

/** The id of the family's only price list and of its only market. */
const PRICE_LIST = 'list';
const MARKET = 'DE';

export function uvlToFamily(model: FeatureModel): Result<ImportedFamily, UvlFault> {
  try {
    const tree = new FeatureTree(model.root);
    const constraints = new Constraints(tree, model.constraints);
    const totals = [...tree.totals, ...constraints.totals];
    const places = new Map([...tree.located].map(([name, { place }]) => [name, place]));
    const files = {
      'family.json': frame(model),
      'groups.json': tree.groups,
      'characteristics.json': tree.characteristics,
      ...(totals.length > 0 ? { 'totals.json': totals } : {}),
      'rules.json': [...tree.rules, ...constraints.rules],
    };
    return ok({ files, places });
  } catch (error) {
    if (error instanceof UvlFault) return fail(error);
    throw error;
  }
}

/** What a family has besides its features: one market where nothing costs anything. */
function frame({ namespace, root }: FeatureModel): object {
  const title = { en: root.name };
  const id = namespace
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return {
    format: 'kitwright-family/1',
    id: id || 'feature-model',
    title,
    tagline: title,
    description: { en: `The feature model ${namespace}.` },
    noun: { en: 'configuration', sv: 'konfiguration' },
    costCurrency: 'EUR',
    buildDays: 0,
    componentTypes: [],
    components: [],
    modules: [],
    priceLists: [{ id: PRICE_LIST, currency: 'EUR', base: 0, baseTitle: title, components: {} }],
    markets: [
      {
        id: MARKET,
        title: { en: 'Germany', sv: 'Tyskland' },
        priceList: PRICE_LIST,
        taxBasisPoints: 0,
        taxTitle: { en: 'No tax', sv: 'Ingen skatt' },
        delivery: 0,
        deliveryDays: 0,
      },
    ],
    picture: {
      width: 100,
      height: 100,
      title,
      layers: [
        {
          id: 'frame',
          shapes: [{ shape: 'rect', x: 10, y: 10, width: 80, height: 80, stroke: '#1B1F24' }],
        },
      ],
    },
  };
}
