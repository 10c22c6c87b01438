/** The tree of features as characteristics, and the rules that follow from the tree alone. */
import type { Condition } from '#rules/model/condition.ts';
import { any, topLevel } from './conditions.ts';
import type { Located } from './linear.ts';
import { UvlFault, type Feature, type Group } from './model.ts';
import { asCondition, EVERYWHERE, isThere, Names, type Place } from './places.ts';

export type Attributes = Record<string, number | string | boolean>;

interface Value {
  readonly id: string;
  readonly title: { readonly en: string };
  readonly attributes: Attributes;
}

/** A characteristic as it is written in a family's file. */
export type WrittenCharacteristic = {
  readonly id: string;
  readonly group: string;
  readonly title: { readonly en: string };
} & (
  | { readonly kind: 'choice'; readonly optional: boolean; readonly values: readonly Value[] }
  | {
      readonly kind: 'number';
      readonly optional: boolean;
      readonly min: number;
      readonly max: number;
      readonly unit: '';
    }
);

export const YES = 'yes';
const MAIN = 'main';

export class FeatureTree {
  readonly located = new Map<string, Located>();
  readonly characteristics: WrittenCharacteristic[] = [];
  readonly rules: object[] = [];
  readonly totals: object[] = [];
  readonly groups: { readonly id: string; readonly title: { readonly en: string } }[] = [];
  private readonly names = new Names();
  private readonly groupNames = new Names();
  private readonly choices = new Map<string, WrittenCharacteristic>();

  constructor(root: Feature) {
    this.locate(root, EVERYWHERE, undefined);
    const used = new Set(this.characteristics.map(({ group }) => group));
    if (used.has(MAIN) || used.size === 0)
      this.groups.unshift({ id: MAIN, title: { en: root.name } });
  }

  /** Adds to an attribute of the value that stands for a feature. */
  addAttribute(place: Place, name: string, amount: number): void {
    if (place.kind !== 'value') return;
    const choice = this.choices.get(place.variable);
    if (choice?.kind !== 'choice') return;
    const value = choice.values.find(({ id }) => id === place.value);
    if (value) value.attributes[name] = Number(value.attributes[name] ?? 0) + amount;
  }

  rule(id: string, title: string, conditions: Condition, event: object): void {
    this.rules.push({
      id: this.names.id(id),
      title: { en: title },
      because: { en: title },
      conditions: topLevel(conditions),
      event,
    });
  }

  /** Returns the names of the feature and everything below it. */
  private locate(feature: Feature, place: Place, step: string | undefined): readonly string[] {
    if (this.located.has(feature.name)) {
      throw new UvlFault(feature.line, `there are two features “${feature.name}”`);
    }
    const below: string[] = [];
    this.located.set(feature.name, { feature, place, below });
    for (const group of feature.groups) below.push(...this.group(feature, place, group, step));
    return [feature.name, ...below];
  }

  private group(
    parent: Feature,
    place: Place,
    group: Group,
    step: string | undefined,
  ): readonly string[] {
    const { features, kind } = group;
    const { min, max } = group.cardinality;
    const stepOf = (feature: Feature): string => step ?? this.step(feature);
    const plain = features.every((each) => each.type === 'Boolean' && !each.cardinality);
    if (kind === 'cardinality' && max === 1 && plain && features.length > 1) {
      const variable = this.names.id(parent.name);
      const ids = new Names();
      const members = features.map((each) => ({ each, value: ids.id(each.name) }));
      this.add({
        kind: 'choice',
        id: variable,
        group: step ?? this.step(parent),
        title: { en: parent.name },
        optional: min === 0,
        values: members.map(({ each, value }) => ({
          id: value,
          title: { en: each.name },
          attributes: ownAttributes(each),
        })),
      });
      this.activate(variable, place);
      return members.flatMap(({ each, value }) =>
        this.locate(each, { kind: 'value', variable, value }, stepOf(each)),
      );
    }
    const mandatory = kind === 'mandatory' || (kind === 'cardinality' && min === features.length);
    const found = features.flatMap((each) => {
      // Of what is always there a step is made only where something can be chosen in it.
      const own = this.own(each, place, mandatory, step ?? this.lazyStep(each));
      return this.locate(each, own, step ?? this.lazyStep(each));
    });
    if (kind === 'cardinality' && !mandatory) this.groupRules(parent, place, group);
    return found;
  }

  /** The place of one feature that is not a value among others. */
  private own(feature: Feature, parent: Place, mandatory: boolean, step: string): Place {
    const { name, line, attributes, cardinality: times } = feature;
    if (feature.type === 'Real' || feature.type === 'String') {
      throw new UvlFault(line, `a family has no ${feature.type.toLowerCase()} “${name}”`);
    }
    if (feature.type === 'Integer' || times) {
      const min = times ? times.min : attributes['min'];
      const max = times ? times.max : attributes['max'];
      if (typeof min !== 'number' || typeof max !== 'number' || !Number.isFinite(max)) {
        throw new UvlFault(line, `“${name}” needs bounds: {min …, max …}`);
      }
      if (feature.groups.length > 0) {
        throw new UvlFault(line, `“${name}” is there several times and has features of its own`);
      }
      const id = this.names.id(name);
      const title = { en: name };
      this.add({
        kind: 'number',
        id,
        group: step,
        title,
        optional: !mandatory,
        min,
        max,
        unit: '',
      });
      this.activate(id, parent);
      return { kind: 'number', variable: id, least: times ? Math.max(1, min) : min };
    }
    if (mandatory) return parent;
    const id = this.names.id(name);
    const yes = { id: YES, title: { en: 'Yes', sv: 'Ja' }, attributes: ownAttributes(feature) };
    const title = { en: name };
    this.add({ kind: 'choice', id, group: step, title, optional: true, values: [yes] });
    this.activate(id, parent);
    return { kind: 'value', variable: id, value: YES };
  }

  private groupRules(parent: Feature, place: Place, { features, cardinality }: Group): void {
    const { min, max } = cardinality;
    const places = features.map(({ name }) => this.located.get(name)?.place ?? EVERYWHERE);
    const names = features.map(({ name }) => name).join(', ');
    const demand = (conditions: Condition, title: string): void => {
      const event = { type: 'require', params: { conditions } };
      this.rule(`group-${parent.name}`, title, asCondition(isThere(place)), event);
    };
    const some = any(places.map(isThere));
    if (min === 1 && typeof some !== 'boolean') {
      demand(some, `“${parent.name}” has at least one of ${names}.`);
    }
    if (min <= 1 && max >= features.length) return;
    const fact = this.memberTotal(parent, places);
    const title = `“${parent.name}” has ${min} to ${max} of ${names}.`;
    if (min > 1) demand({ fact, operator: 'greaterThanInclusive', value: min }, title);
    if (max < features.length) demand({ fact, operator: 'lessThanInclusive', value: max }, title);
  }

  /** A total that counts which of these are there. */
  private memberTotal(parent: Feature, places: readonly Place[]): string {
    const id = `members-${this.totals.length + 1}`;
    const path = `member${this.totals.length + 1}`;
    const characteristics = places.map((place) => {
      if (place.kind !== 'value') {
        throw new UvlFault(parent.line, `the group of “${parent.name}” counts what is no option`);
      }
      this.addAttribute(place, path, 1);
      return { id: place.variable, path };
    });
    this.totals.push({ id, title: { en: `Members of ${parent.name}` }, unit: '', characteristics });
    return `total.${id}`;
  }

  private activate(variable: string, place: Place): void {
    const when = isThere(place);
    if (typeof when === 'boolean') return;
    const event = { type: 'activate', params: { variable } };
    this.rule(`active-${variable}`, `“${variable}” goes with what it belongs to.`, when, event);
  }

  private add(characteristic: WrittenCharacteristic): void {
    this.characteristics.push(characteristic);
    this.choices.set(characteristic.id, characteristic);
  }

  private readonly steps = new Map<Feature, string>();

  private lazyStep(feature: Feature): string {
    return hasChoices(feature) ? this.step(feature) : MAIN;
  }

  private step(feature: Feature): string {
    const known = this.steps.get(feature);
    if (known !== undefined) return known;
    const id = this.groupNames.id(feature.name);
    this.steps.set(feature, id);
    this.groups.push({ id, title: { en: feature.name } });
    return id;
  }
}

const hasChoices = ({ groups }: Feature): boolean => groups.length > 0;

function ownAttributes({ attributes }: Feature): Attributes {
  const found: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'object' && /^[A-Za-z]\w*$/.test(name) && !RESERVED.has(name)) {
      found[name] = value;
    }
  }
  return found;
}
const RESERVED = new Set(['id', 'swatch']);
